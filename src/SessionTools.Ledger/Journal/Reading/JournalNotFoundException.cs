using System;

namespace SessionTools.Ledger.Journal;

/// <summary>The journal does not have what was asked for; the message names it.</summary>
public sealed class JournalNotFoundException : Exception
{
    /// <param name="part">What is not there.</param>
    /// <param name="message">The same in words.</param>
    public JournalNotFoundException(JournalPart part, string message)
        : base(message)
    {
        Part = part;
    }

    /// <summary>What is not there.</summary>
    public JournalPart Part { get; }
}

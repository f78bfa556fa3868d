using System;

namespace SessionTools.Ledger.Journal;

/// <summary>Data is no block of a journal, or not as blocks are; the message says where and why.</summary>
public sealed class JournalFormatException : Exception
{
    /// <param name="message">What is wrong, naming the field.</param>
    /// <param name="innerException">The cause, or null.</param>
    public JournalFormatException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>What was given as one export has blocks of several journals, or blocks twice: nothing in it need be damaged.</summary>
    public bool IsMixedExport { get; init; }
}

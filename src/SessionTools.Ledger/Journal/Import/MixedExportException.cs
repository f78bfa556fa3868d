using System;

namespace SessionTools.Ledger.Journal;

/// <summary>What was given as one export has blocks of several journals, or blocks twice: nothing in it need be damaged.</summary>
public sealed class MixedExportException : JournalFormatException
{
    /// <param name="message">What is there together, naming the files.</param>
    /// <param name="innerException">The cause, or null.</param>
    public MixedExportException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}

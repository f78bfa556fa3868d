using System;

namespace SessionTools.Ledger.Storage;

/// <summary>
/// A lookup cannot be answered as of its snapshot: entries that the index had then are gone, with a redaction or with a purge that
/// took nobody to need them.
/// </summary>
public sealed class ForgottenEntriesException : Exception
{
    /// <param name="indexId">The index.</param>
    /// <param name="snapshot">The snapshot.</param>
    public ForgottenEntriesException(string indexId, long snapshot)
        : base($"The index {indexId} has forgotten entries of the snapshot {snapshot}.")
    {
    }
}

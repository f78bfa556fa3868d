using System;

namespace SessionTools.Ledger.Storage.Commits;

/// <summary>Requests that cannot follow the blocks before them, which is a fault of the caller.</summary>
internal static class RequestErrors
{
    public static ArgumentException Contradiction(Exception? cause = null)
    {
        return new ArgumentException("The id of the transaction, or of something it makes, is in use already.", cause);
    }

    public static ArgumentException NoIndex(string indexId) => new($"There is no index {indexId}.");

    public static ArgumentException NoTable(string tableId) => new($"There is no table {tableId}.");

    public static ArgumentException NoRevision(RedactionWrite redaction)
    {
        return new ArgumentException(
            $"Block {redaction.SequenceNumber} has no version {redaction.Version} of document {redaction.DocumentId}.");
    }

    /// <param name="revision">The revision to write.</param>
    /// <param name="latest">The version of the document's latest revision; null if there is none.</param>
    public static void CheckVersion(RevisionWrite revision, long? latest)
    {
        long expected = latest + 1 ?? 0;
        if (revision.Version != expected)
        {
            throw new ArgumentException(
                $"The next version of document {revision.DocumentId} is {expected}, not {revision.Version}.");
        }
    }

    public static void CheckRedactable(RedactionWrite redaction, bool hasData, long endSequenceNumber)
    {
        if (!hasData || endSequenceNumber == long.MaxValue)
        {
            string reason = hasData ? "is the latest" : "has no data";
            throw new ArgumentException(
                $"Version {redaction.Version} of document {redaction.DocumentId} {reason} and cannot be redacted.");
        }
    }
}

using System;
using SessionTools.Ledger.Journal;

namespace SessionTools.Qldb;

/// <summary>An export of a journal that was written.</summary>
public sealed class QLDBJournalExport : ConnectedObject
{
    internal QLDBJournalExport(JournalExportResult result, string path, string ledgerName, LedgerDigest digest, Connection connection)
        : base(connection)
    {
        Path = path;
        ExportId = result.ExportId;
        LedgerName = ledgerName;
        BlockCount = result.Blocks;
        StrandId = digest.Tip.StrandId;
        SequenceNo = digest.Tip.SequenceNumber;
        Digest = Convert.ToBase64String(digest.Hash.Span);
    }

    public string LedgerName { get; }

    /// <summary>The folder.</summary>
    public string Path { get; }

    public string ExportId { get; }

    public long BlockCount { get; }

    /// <summary>The strand of the last block.</summary>
    public string StrandId { get; }

    /// <summary>The number of the last block.</summary>
    public long SequenceNo { get; }

    /// <summary>The digest up to the last block, 32 bytes in base64. This object serves as -Digest.</summary>
    public string Digest { get; }
}

using System;
using SessionTools.Ledger.Journal;

namespace SessionTools.Qldb;

/// <summary>A journal that was imported as a read-only ledger.</summary>
public sealed class QLDBJournalImport : ConnectedObject
{
    internal QLDBJournalImport(JournalImportResult result, string ledgerName, string path, Connection connection)
        : base(connection)
    {
        LedgerName = ledgerName;
        Path = path;
        BlockCount = result.Blocks;
        RevisionCount = result.Revisions;
        StrandId = result.Tip.StrandId;
        SequenceNo = result.Tip.SequenceNumber;
        Digest = result.Digest is { } digest ? Convert.ToBase64String(digest.Hash.Span) : null;
    }

    public string LedgerName { get; }

    /// <summary>The folder of the export.</summary>
    public string Path { get; }

    public long BlockCount { get; }

    public long RevisionCount { get; }

    /// <summary>The strand of the last block.</summary>
    public string StrandId { get; }

    /// <summary>The number of the last block.</summary>
    public long SequenceNo { get; }

    /// <summary>The digest up to the last block, 32 bytes in base64; null where the export does not begin at block 0.</summary>
    public string? Digest { get; }
}

using System;
using SessionTools.Clients.Qldb.Journal;

namespace SessionTools.Qldb;

/// <summary>An export of a journal that was written.</summary>
public sealed class QLDBJournalExport : ConnectedObject
{
    internal QLDBJournalExport(string path, string exportId, JournalChain chain, LedgerDigest digest, Connection connection)
        : base(connection)
    {
        Path = path;
        ExportId = exportId;
        LedgerName = digest.LedgerName;
        BlockCount = chain.Count;
        StrandId = digest.Tip.StrandId;
        SequenceNo = digest.Tip.SequenceNo;
        Digest = Convert.ToBase64String(digest.Digest);
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

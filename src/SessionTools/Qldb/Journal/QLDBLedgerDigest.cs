using System;
using SessionTools.Ledger.Journal;

namespace SessionTools.Qldb;

/// <summary>
/// The digest of a ledger: what is saved elsewhere, to tell later whether anything in the journal up to its tip was altered.
/// It may be saved by ConvertTo-Json or Export-Clixml.
/// </summary>
public sealed class QLDBLedgerDigest : ConnectedObject
{
    internal QLDBLedgerDigest(LedgerDigest digest, string ledgerName, Connection connection)
        : base(connection)
    {
        LedgerName = ledgerName;
        Digest = Convert.ToBase64String(digest.Hash.Span);
        StrandId = digest.Tip.StrandId;
        SequenceNo = digest.Tip.SequenceNumber;
        RetrievedAt = connection.Time.GetUtcNow().LocalDateTime;
    }

    public string LedgerName { get; }

    /// <summary>32 bytes in base64.</summary>
    public string Digest { get; }

    /// <summary>The strand of the last block that the digest covers.</summary>
    public string StrandId { get; }

    /// <summary>The number of the last block that the digest covers.</summary>
    public long SequenceNo { get; }

    public DateTime RetrievedAt { get; }

    public override string ToString() => Digest;
}

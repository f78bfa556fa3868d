using System;
using SessionTools.Clients.Qldb.Journal;
using SessionTools.Ion;

namespace SessionTools.Qldb;

/// <summary>A revision of a document, with the proof that leads from it to a digest where one was asked for.</summary>
public sealed class QLDBDocumentRevision : ConnectedObject
{
    internal QLDBDocumentRevision(DocumentRevision revision, IonValue? proof, string ledgerName, Connection connection)
        : base(connection)
    {
        LedgerName = ledgerName;
        DocumentId = revision.DocumentId;
        Version = revision.Version;
        TransactionId = revision.TransactionId;
        TransactionTime = IonTimes.ToLocal(revision.TransactionTime);
        StrandId = revision.Address.StrandId;
        SequenceNo = revision.Address.SequenceNo;
        Hash = Convert.ToBase64String(revision.Hash);
        Data = revision.Data is { } data ? IonToObjects.From(data, asHashtable: false) : null;
        Revision = revision.Value;
        Proof = proof;
    }

    public string LedgerName { get; }

    public string DocumentId { get; }

    /// <summary>Counted from 0.</summary>
    public long Version { get; }

    public string TransactionId { get; }

    public DateTime TransactionTime { get; }

    public string StrandId { get; }

    public long SequenceNo { get; }

    /// <summary>32 bytes in base64.</summary>
    public string Hash { get; }

    /// <summary>The document; null where it was deleted or redacted.</summary>
    public object? Data { get; }

    /// <summary>The whole revision as the ledger gave it.</summary>
    public IonStruct Revision { get; }

    /// <summary>The hashes that lead to the digest; null where none was given.</summary>
    public IonValue? Proof { get; }
}

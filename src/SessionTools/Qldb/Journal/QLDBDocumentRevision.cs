using System;
using SessionTools.Ion;
using SessionTools.Ledger.Journal;

namespace SessionTools.Qldb;

/// <summary>A revision of a document, with the proof that leads from it to a digest where one was asked for.</summary>
public sealed class QLDBDocumentRevision : ConnectedObject
{
    /// <exception cref="JournalFormatException">It is no revision.</exception>
    internal QLDBDocumentRevision(IonValue ion, IonValue? proof, string ledgerName, Connection connection)
        : base(connection)
    {
        JournalRevision revision = JournalRevision.Parse(ion.ToBinary());
        RevisionMetadata metadata = revision.Metadata!.Value;
        LedgerName = ledgerName;
        DocumentId = metadata.DocumentId;
        Version = metadata.Version;
        TransactionId = metadata.TransactionId;
        TransactionTime = metadata.Time.LocalDateTime;
        StrandId = revision.Address!.Value.StrandId;
        SequenceNo = revision.Address.Value.SequenceNumber;
        Hash = Convert.ToBase64String(revision.Hash.Span);
        Data = revision.Data is { } data ? IonToObjects.From(IonValue.Parse(data.Span), asHashtable: false) : null;
        Revision = (IonStruct)ion;
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

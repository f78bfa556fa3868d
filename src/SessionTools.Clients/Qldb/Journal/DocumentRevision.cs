using System;
using SessionTools.Ion;

namespace SessionTools.Clients.Qldb.Journal;

/// <summary>A revision of a document as the journal keeps it.</summary>
internal sealed class DocumentRevision
{
    private DocumentRevision(IonStruct value, IonStruct metadata)
    {
        Value = value;
        Metadata = metadata;
        Address = JournalAddress.Read(value.Find<IonStruct>("blockAddress"));
        Hash = value.Hash("hash") ?? throw new JournalException(JournalProblem.NotUnderstood, "The revision has no hash of 32 bytes.");
        DocumentId = metadata.Require<IonString>("id", "The revision's metadata").Value;
        TransactionId = metadata.Require<IonString>("txId", "The revision's metadata").Value;
        TransactionTime = metadata.Require<IonTimestamp>("txTime", "The revision's metadata").Value;
        Version = metadata.Require<IonInt>("version", "The revision's metadata").TryGetInt64(out long version) ? version : -1;
    }

    public IonStruct Value { get; }

    public IonStruct Metadata { get; }

    public JournalAddress Address { get; }

    public byte[] Hash { get; }

    public string DocumentId { get; }

    public string TransactionId { get; }

    public Timestamp TransactionTime { get; }

    /// <summary>Counted from 0.</summary>
    public long Version { get; }

    /// <summary>The document; null where it was deleted or redacted.</summary>
    public IonValue? Data => Value.Find<IonValue>("data");

    /// <exception cref="JournalException">It is no revision.</exception>
    public static DocumentRevision Read(IonValue? value) => value is IonStruct revision
        ? new DocumentRevision(revision, revision.Require<IonStruct>("metadata", "The revision"))
        : throw new JournalException(JournalProblem.NotUnderstood, "A revision is a struct.");

    /// <summary>
    /// What is wrong with the revision as it stands, or null. Its metadata must have exactly its shape: the hash is the same
    /// whichever of metadata and data is which.
    /// </summary>
    public string? FindFault()
    {
        if (!Metadata.HasExactly("id", "version", "txTime", "txId") || Metadata.Annotations.Length > 0 || Version < 0)
        {
            return "the metadata are not exactly id, version, txTime and txId";
        }

        return Hash.AsSpan().SequenceEqual(ComputeHash()) ? null : "the revision's hash does not follow from its metadata and data";
    }

    /// <summary>The hash of a redacted document stands in for it; a deleted one has none.</summary>
    private byte[] ComputeHash()
    {
        byte[] data = Value.Hash("dataHash") ?? (Data is { } document ? IonHash.Compute(document) : []);
        return QldbHash.Dot(IonHash.Compute(Metadata), data);
    }
}

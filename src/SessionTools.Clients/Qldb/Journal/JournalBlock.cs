using System;
using System.Collections.Generic;
using System.Linq;
using SessionTools.Ion;

namespace SessionTools.Clients.Qldb.Journal;

/// <summary>A block of the journal: what one transaction has left.</summary>
internal sealed class JournalBlock
{
    private readonly byte[] _entriesHash;
    private readonly byte[]? _previousHash;
    private readonly byte[][] _entries;

    private JournalBlock(IonStruct value)
    {
        Value = value;
        Address = JournalAddress.Read(value.Find<IonStruct>("blockAddress"));
        string name = $"Block {Address.SequenceNo}";
        TransactionId = value.Require<IonString>("transactionId", name).Value;
        Timestamp = value.Require<IonTimestamp>("blockTimestamp", name).Value;
        Hash = RequireHash("blockHash");
        _entriesHash = RequireHash("entriesHash");
        _previousHash = value.Hash("previousBlockHash");
        _entries = value.Require<IonList>("entriesHashList", name).OfType<IonBlob>().Select(entry => entry.Value.AsSpan().ToArray()).ToArray();
        TransactionInfo = value.Find<IonStruct>("transactionInfo");
        Revisions = value.Find<IonList>("revisions")?.OfType<IonStruct>().ToArray() ?? [];
    }

    public IonStruct Value { get; }

    public JournalAddress Address { get; }

    public string TransactionId { get; }

    public Timestamp Timestamp { get; }

    public byte[] Hash { get; }

    public ReadOnlyMemory<byte> PreviousHash => _previousHash;

    public IonStruct? TransactionInfo { get; }

    /// <summary>The revisions; of internal ones there is no more than the hash.</summary>
    public IReadOnlyList<IonStruct> Revisions { get; }

    /// <exception cref="JournalException">It is no block.</exception>
    public static JournalBlock Read(IonValue value) => value is IonStruct block
        ? new JournalBlock(block)
        : throw new JournalException(JournalProblem.NotUnderstood, "A block is a struct.");

    /// <summary>Whether a document was changed in this block.</summary>
    public bool HasDocument(string documentId) => TransactionInfo?.Find<IonStruct>("documents")?.TryGetValue(documentId, out _) == true;

    /// <summary>What is wrong with the block as it stands, or null: every hash must follow from what it stands for.</summary>
    public string? FindFault() => FindEntryFault() ?? FindRevisionFault() ?? FindHashFault();

    private string? FindHashFault()
    {
        if (!QldbHash.MerkleRoot(_entries).AsSpan().SequenceEqual(_entriesHash))
        {
            return "entriesHash does not follow from entriesHashList";
        }

        return QldbHash.Dot(_entriesHash, _previousHash).AsSpan().SequenceEqual(Hash) ? null : "blockHash does not follow from entriesHash and previousBlockHash";
    }

    private string? FindEntryFault()
    {
        if (_entries.Any(entry => entry.Length is not (0 or QldbHash.Length)))
        {
            return "an entry of entriesHashList is no hash";
        }

        if (TransactionInfo is not null && !IsEntry(IonHash.Compute(TransactionInfo)))
        {
            return "transactionInfo was altered";
        }

        if (Value.Find<IonStruct>("redactionInfo") is { } redaction && !IsEntry(IonHash.Compute(redaction)))
        {
            return "redactionInfo was altered";
        }

        return Value.Find<IonStruct>("systemInfo") is null || IsEntry(IonHash.Compute(Header())) ? null : "the block's address, transaction or time was altered";
    }

    private string? FindRevisionFault()
    {
        byte[]?[] hashes = Revisions.Select(revision => revision.Hash("hash")).ToArray();
        if (hashes.Contains(null))
        {
            return "a revision has no hash";
        }

        if (hashes.Length > 0 && !IsEntry(QldbHash.MerkleRoot(hashes!)))
        {
            return "revisions were altered";
        }

        return Revisions.Where(revision => revision.TryGetValue("metadata", out _))
            .Select(revision => DocumentRevision.Read(revision).FindFault())
            .FirstOrDefault(fault => fault is not null);
    }

    /// <summary>What the embedded ledger's own entry covers of a block beside its contents.</summary>
    private IonStruct Header() => new(
        ("v", 1),
        ("blockAddress", Value["blockAddress"]),
        ("transactionId", TransactionId),
        ("blockTimestamp", Value["blockTimestamp"]));

    private bool IsEntry(byte[] hash) => _entries.Any(entry => entry.AsSpan().SequenceEqual(hash));

    private byte[] RequireHash(string name) => Value.Hash(name)
        ?? throw new JournalException(JournalProblem.NotUnderstood, $"Block {Address.SequenceNo} has no {name} of 32 bytes.");
}

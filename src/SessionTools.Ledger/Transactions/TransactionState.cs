using System;
using System.Collections.Generic;
using SessionTools.Ion;
using SessionTools.Ledger.Catalog;
using SessionTools.Ledger.Storage;
using SessionTools.Ledger.Values;

namespace SessionTools.Ledger.Transactions;

/// <summary>What the statements of one transaction share, from its first statement on.</summary>
internal sealed class TransactionState
{
    public TransactionState(string transactionId, ILedgerStore store, LedgerSettings settings, TimeProvider time, LedgerSnapshot snapshot)
    {
        TransactionId = transactionId;
        Store = store;
        Settings = settings;
        Time = time;
        Snapshot = snapshot.SequenceNumber;
        SnapshotCatalog = snapshot.Catalog;
        Catalog = new TransactionCatalog(snapshot.Catalog, Reads, settings);
    }

    public string TransactionId { get; }

    public ILedgerStore Store { get; }

    public LedgerSettings Settings { get; }

    public TimeProvider Time { get; }

    /// <summary>The block whose state the transaction sees.</summary>
    public long Snapshot { get; }

    /// <summary>The catalog at the snapshot, without the transaction's own changes.</summary>
    public CatalogSnapshot SnapshotCatalog { get; }

    public ReadTracker Reads { get; } = new();

    public WriteBuffer Writes { get; } = new();

    /// <summary>Ion hashes of parameters that are structs: a document that is written is mostly one of them, and its hash is asked for again.</summary>
    public Dictionary<IonStruct, byte[]> ParameterHashes { get; } = new(ReferenceEqualityComparer.Instance);

    /// <summary>The catalog with the transaction's own changes.</summary>
    public TransactionCatalog Catalog { get; }

    /// <summary>The statements that succeeded.</summary>
    public List<ExecutedStatement> Statements { get; } = [];

    /// <summary>Binary Ion that the transaction has written, in bytes.</summary>
    public long WrittenBytes { get; set; }

    public RedactionWrite? Redaction { get; set; }

    public IIndexKeys Keys { get; } = new IndexKeys();

    public byte[] HashOfParameter(IonValue parameter)
    {
        byte[] hash = IonHash.Compute(parameter);
        if (parameter is IonStruct structure)
        {
            ParameterHashes[structure] = hash;
        }

        return hash;
    }

    public bool HasWrites => Writes.Count > 0 || !Catalog.Changes.IsEmpty || Redaction is not null;
}

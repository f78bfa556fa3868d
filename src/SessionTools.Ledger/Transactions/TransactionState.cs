using System;
using System.Collections.Generic;
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

    /// <summary>The catalog with the transaction's own changes.</summary>
    public TransactionCatalog Catalog { get; }

    /// <summary>The statements that succeeded.</summary>
    public List<ExecutedStatement> Statements { get; } = [];

    /// <summary>Binary Ion that the transaction has written, in bytes.</summary>
    public long WrittenBytes { get; set; }

    public RedactionWrite? Redaction { get; set; }

    public IIndexKeys Keys { get; } = new IndexKeys();

    public bool HasWrites => Writes.Count > 0 || !Catalog.Changes.IsEmpty || Redaction is not null;
}

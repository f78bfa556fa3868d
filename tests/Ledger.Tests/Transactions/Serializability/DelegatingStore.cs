using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Ledger.Catalog;
using SessionTools.Ledger.Storage;

namespace SessionTools.Ledger.Tests.Transactions;

/// <summary>Another face of a store, which it leaves open.</summary>
internal abstract class DelegatingStore(ILedgerStore store) : ILedgerStore
{
    public LedgerHeader Header => store.Header;

    public virtual ValueTask<JournalTip?> TipAsync(CancellationToken cancellationToken) => store.TipAsync(cancellationToken);

    public ValueTask<CatalogSnapshot> CatalogAsync(long snapshot, CancellationToken cancellationToken) =>
        store.CatalogAsync(snapshot, cancellationToken);

    public ValueTask<StoredRevision?> GetAsync(string tableId, string documentId, long snapshot, CancellationToken cancellationToken) =>
        store.GetAsync(tableId, documentId, snapshot, cancellationToken);

    public ValueTask<IReadOnlyList<StoredRevision>> ScanAsync(
        string tableId, long snapshot, long after, int count, CancellationToken cancellationToken) =>
        store.ScanAsync(tableId, snapshot, after, count, cancellationToken);

    public ValueTask<IReadOnlyList<StoredRevision>> LookupAsync(
        string indexId, ReadOnlyMemory<byte> key, long snapshot, long after, int count, CancellationToken cancellationToken) =>
        store.LookupAsync(indexId, key, snapshot, after, count, cancellationToken);

    public ValueTask<IReadOnlyList<StoredRevision>> HistoryAsync(
        HistoryRange range, long snapshot, long after, int count, CancellationToken cancellationToken) =>
        store.HistoryAsync(range, snapshot, after, count, cancellationToken);

    public ValueTask<IReadOnlyList<StoredBlock>> BlocksAsync(long from, int count, CancellationToken cancellationToken) =>
        store.BlocksAsync(from, count, cancellationToken);

    public ValueTask<StoredBlock?> BlockByTransactionAsync(string transactionId, CancellationToken cancellationToken) =>
        store.BlockByTransactionAsync(transactionId, cancellationToken);

    public ValueTask<IReadOnlyList<ReadOnlyMemory<byte>?>> NodesAsync(
        IReadOnlyList<(int Level, long Index)> nodes, CancellationToken cancellationToken) =>
        store.NodesAsync(nodes, cancellationToken);

    public virtual ValueTask<CommitVerdict> CommitAsync(CommitRequest request, CancellationToken cancellationToken) =>
        store.CommitAsync(request, cancellationToken);

    public virtual ValueTask<bool> BuildIndexAsync(string indexId, int count, CancellationToken cancellationToken) =>
        store.BuildIndexAsync(indexId, count, cancellationToken);

    public virtual ValueTask PurgeAsync(long oldestSnapshot, CancellationToken cancellationToken) =>
        store.PurgeAsync(oldestSnapshot, cancellationToken);

    public ValueTask<LedgerSettings> SettingsAsync(CancellationToken cancellationToken) => store.SettingsAsync(cancellationToken);

    public ValueTask SaveSettingsAsync(LedgerSettings settings, CancellationToken cancellationToken) => store.SaveSettingsAsync(settings, cancellationToken);

    public ValueTask<string?> FindDamageAsync(CancellationToken cancellationToken) => store.FindDamageAsync(cancellationToken);

    public IAsyncEnumerable<StoredRevision> AllRevisionsAsync(CancellationToken cancellationToken) => store.AllRevisionsAsync(cancellationToken);

    public IAsyncEnumerable<IndexEntry> AllIndexEntriesAsync(CancellationToken cancellationToken) => store.AllIndexEntriesAsync(cancellationToken);

    public IAsyncEnumerable<MerkleNode> AllNodesAsync(CancellationToken cancellationToken) => store.AllNodesAsync(cancellationToken);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;

namespace SessionTools.Ledger.Storage.Memory;

public sealed partial class MemoryLedgerStore
{
    private const int PageSize = 1000;

    /// <inheritdoc/>
    public ValueTask<StoredRevision?> GetAsync(string tableId, string documentId, long snapshot, CancellationToken cancellationToken)
    {
        return Read(() => Visible(_revisions.OfDocument(tableId, documentId), snapshot).FirstOrDefault(), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<StoredRevision>> ScanAsync(
        string tableId, long snapshot, long after, int count, CancellationToken cancellationToken)
    {
        return Page(() => Documents(tableId, snapshot, after), count, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<StoredRevision>> LookupAsync(
        string indexId, ReadOnlyMemory<byte> key, long snapshot, long after, int count, CancellationToken cancellationToken)
    {
        return Page(() => Lookup(indexId, key, snapshot, after), count, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<StoredRevision>> HistoryAsync(
        HistoryRange range, long snapshot, long after, int count, CancellationToken cancellationToken)
    {
        return Page(() => History(range, snapshot, after), count, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<StoredBlock>> BlocksAsync(long from, int count, CancellationToken cancellationToken)
    {
        return Page(() => _blocks.Skip((int)Math.Clamp(from - FirstBlock, 0, int.MaxValue)), count, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<StoredBlock?> BlockByTransactionAsync(string transactionId, CancellationToken cancellationToken)
    {
        return Read(
            () => _blocksByTransaction.TryGetValue(transactionId, out int block) ? _blocks[block] : null,
            cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<ReadOnlyMemory<byte>?>> NodesAsync(
        IReadOnlyList<(int Level, long Index)> nodes, CancellationToken cancellationToken)
    {
        return Page(() => nodes.Select(Node), nodes.Count, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<string?> FindDamageAsync(CancellationToken cancellationToken) => ValueTask.FromResult<string?>(null);

    /// <inheritdoc/>
    public IAsyncEnumerable<StoredRevision> AllRevisionsAsync(CancellationToken cancellationToken)
    {
        return All(() => _revisions.All, cancellationToken);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<IndexEntry> AllIndexEntriesAsync(CancellationToken cancellationToken)
    {
        return All<IndexEntry>(() => [.. _indexes.Values.SelectMany(Entries)], cancellationToken);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<MerkleNode> AllNodesAsync(CancellationToken cancellationToken)
    {
        return All<MerkleNode>(() => [.. _nodes.Select(node => new MerkleNode(node.Key.Level, node.Key.Index, node.Value))], cancellationToken);
    }

    private static IEnumerable<StoredRevision> Visible(IEnumerable<StoredRevision> revisions, long snapshot)
    {
        return revisions.Where(revision =>
            revision.SequenceNumber <= snapshot && snapshot < revision.EndSequenceNumber && !revision.IsDeletion);
    }

    /// <summary>A table's documents behind a position; only snapshots before the last block need look at ended revisions.</summary>
    private IEnumerable<StoredRevision> Documents(string tableId, long snapshot, long after)
    {
        bool isLatest = snapshot >= (_tip?.SequenceNumber ?? -1);
        return Visible(isLatest ? _revisions.LatestOfTable(tableId, after) : _revisions.OfTable(tableId, after), snapshot);
    }

    private IEnumerable<StoredRevision> Lookup(string indexId, ReadOnlyMemory<byte> key, long snapshot, long after)
    {
        if (!_indexes.TryGetValue(indexId, out MemoryIndex? index))
        {
            return [];
        }

        StoredRevision? last = after < 0 ? null : _revisions.All[(int)after];
        int document = last is null ? -1 : _revisions.DocumentOf(last.TableId, last.DocumentId)!.Value;
        return index.Documents(key, snapshot, document).SelectMany(found => Visible(OfDocument(found), snapshot));
    }

    private IEnumerable<StoredRevision> OfDocument(int document)
    {
        StoredRevision first = _revisions.All[document];
        return _revisions.OfDocument(first.TableId, first.DocumentId);
    }

    private IEnumerable<StoredRevision> History(HistoryRange range, long snapshot, long after)
    {
        IEnumerable<StoredRevision> revisions = range.DocumentId is { } documentId
            ? _revisions.OfDocument(range.TableId, documentId).Where(revision => revision.Position > after)
            : _revisions.OfTable(range.TableId, after);
        return revisions.Where(revision =>
            revision.SequenceNumber <= snapshot
            && !(revision.Time > range.End)
            && !(EndTime(revision, snapshot) <= range.Start));
    }

    private DateTimeOffset? EndTime(StoredRevision revision, long snapshot)
    {
        return revision.EndSequenceNumber <= snapshot ? _blocks[(int)(revision.EndSequenceNumber - FirstBlock)].Time : null;
    }

    private ReadOnlyMemory<byte>? Node((int Level, long Index) node)
    {
        if (node.Level == 0)
        {
            long index = node.Index - FirstBlock;
            return index >= 0 && index < _blocks.Count ? _blocks[(int)index].BlockHash : (ReadOnlyMemory<byte>?)null;
        }

        return _nodes.TryGetValue(node, out ReadOnlyMemory<byte> hash) ? hash : (ReadOnlyMemory<byte>?)null;
    }

    private IEnumerable<IndexEntry> Entries(MemoryIndex index)
    {
        return index.Entries.Select(entry => new IndexEntry(
            index.Id, entry.Key, _revisions.All[entry.Document].DocumentId, entry.SequenceNumber, entry.EndSequenceNumber));
    }

    private ValueTask<IReadOnlyList<T>> Page<T>(Func<IEnumerable<T>> items, int count, CancellationToken cancellationToken)
    {
        return Read<IReadOnlyList<T>>(() => [.. items().Take(count)], cancellationToken);
    }

    private async IAsyncEnumerable<T> All<T>(
        Func<IReadOnlyList<T>> items, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        IReadOnlyList<T> page;
        for (int done = 0; (page = await Page(() => items().Skip(done), PageSize, cancellationToken).ConfigureAwait(false)).Count > 0; done += page.Count)
        {
            foreach (T item in page)
            {
                yield return item;
            }
        }
    }
}

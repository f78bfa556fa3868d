using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;

namespace SessionTools.Ledger.Storage.Sqlite;

public sealed partial class SqliteLedgerStore
{
    private const int PageSize = 1000;

    /// <inheritdoc/>
    public ValueTask<string?> FindDamageAsync(CancellationToken cancellationToken)
    {
        return Guarded(new ValueTask<string?>(_readers.ReadLongAsync(SqliteSelfCheck.FindDamage, cancellationToken)));
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<StoredRevision> AllRevisionsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        PriorityQueue<IAsyncEnumerator<StoredRevision>, long> tables = new();
        foreach ((long number, string id) in await Read(RevisionQueries.Tables, cancellationToken).ConfigureAwait(false))
        {
            await Add(OfTable(number, id, cancellationToken).GetAsyncEnumerator(cancellationToken)).ConfigureAwait(false);
        }

        while (tables.TryDequeue(out IAsyncEnumerator<StoredRevision>? table, out long _))
        {
            yield return table.Current;
            await Add(table).ConfigureAwait(false);
        }

        async ValueTask Add(IAsyncEnumerator<StoredRevision> table)
        {
            if (await table.MoveNextAsync().ConfigureAwait(false))
            {
                tables.Enqueue(table, table.Current.Position);
            }
            else
            {
                await table.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<IndexEntry> AllIndexEntriesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        IndexPlace place = IndexPlace.First;
        List<(IndexEntry Entry, IndexPlace Place)> page;
        do
        {
            IndexPlace after = place;
            page = await Read(connection => IndexQueries.Entries(connection, after, PageSize), cancellationToken).ConfigureAwait(false);
            foreach ((IndexEntry entry, IndexPlace entryPlace) in page)
            {
                place = entryPlace;
                yield return entry;
            }
        }
        while (page.Count == PageSize);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<MerkleNode> AllNodesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        long blocks = (await TipAsync(cancellationToken).ConfigureAwait(false))?.SequenceNumber + 1 ?? 0;
        IEnumerable<(int Level, long Index)> places = Enumerable.Range(1, 62).SelectMany(level => Places(level, blocks >> level));
        foreach ((int Level, long Index)[] chunk in places.Chunk(PageSize))
        {
            IReadOnlyList<ReadOnlyMemory<byte>?> hashes = await NodesAsync(chunk, cancellationToken).ConfigureAwait(false);
            for (int i = 0; i < chunk.Length; i++)
            {
                if (hashes[i] is { } hash)
                {
                    yield return new MerkleNode(chunk[i].Level, chunk[i].Index, hash);
                }
            }
        }
    }

    private static IEnumerable<(int Level, long Index)> Places(int level, long count)
    {
        for (long i = 0; i < count; i++)
        {
            yield return (level, i);
        }
    }

    private async IAsyncEnumerable<StoredRevision> OfTable(
        long number, string id, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        long after = -1;
        IReadOnlyList<StoredRevision> page;
        do
        {
            long last = after;
            page = await Read(
                connection => RevisionQueries.History(connection, number, new HistoryRange(id), long.MaxValue, last, PageSize),
                cancellationToken).ConfigureAwait(false);
            foreach (StoredRevision revision in page)
            {
                after = revision.Position;
                yield return revision;
            }
        }
        while (page.Count == PageSize);
    }
}

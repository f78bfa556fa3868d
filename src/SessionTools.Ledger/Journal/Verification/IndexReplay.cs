using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Ledger.Catalog;
using SessionTools.Ledger.Storage;

namespace SessionTools.Ledger.Journal;

/// <summary>
/// Compares the indexes with the tables: every entry is checked against its document, and there are as many live ones as there are
/// documents with a key. Entries that have ended since the last block that counts, and those of indexes dropped since, may be gone.
/// </summary>
/// <param name="store">The ledger.</param>
/// <param name="keys">The encoding of index keys.</param>
/// <param name="created">The blocks that created the indexes, by the indexes' ids; dropped ones included.</param>
/// <param name="tip">The last block that counts.</param>
internal sealed class IndexReplay(ILedgerStore store, IIndexKeys keys, IReadOnlyDictionary<string, long> created, long tip)
{
    private const int DocumentsAtOnce = 256;

    private LookupCursor? _lookup;
    private readonly Dictionary<string, long> _live = new(StringComparer.Ordinal);

    /// <summary>How many entries were found good.</summary>
    public long Count { get; private set; }

    public async ValueTask CheckAsync(CatalogSnapshot catalog, CancellationToken cancellationToken)
    {
        Dictionary<string, IndexInfo> indexes = catalog.Tables
            .SelectMany(table => table.Indexes)
            .ToDictionary(index => index.Id, StringComparer.Ordinal);
        await foreach (IndexEntry entry in store.AllIndexEntriesAsync(cancellationToken).ConfigureAwait(false))
        {
            if (entry.SequenceNumber <= tip)
            {
                await CheckEntryAsync(entry, indexes.GetValueOrDefault(entry.IndexId), cancellationToken).ConfigureAwait(false);
                Count++;
            }
        }

        await EndLookupAsync(cancellationToken).ConfigureAwait(false);
        HashSet<string> kept = await KeptIndexesAsync(cancellationToken).ConfigureAwait(false);
        foreach (TableInfo table in catalog.Tables.Where(table => !table.Indexes.IsEmpty))
        {
            await CheckCountsAsync(table, kept, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The indexes that are still there.</summary>
    private async ValueTask<HashSet<string>> KeptIndexesAsync(CancellationToken cancellationToken)
    {
        JournalTip? now = await store.TipAsync(cancellationToken).ConfigureAwait(false);
        CatalogSnapshot catalog = await store.CatalogAsync(now!.SequenceNumber, cancellationToken).ConfigureAwait(false);
        return [.. catalog.Tables.SelectMany(table => table.Indexes).Select(index => index.Id)];
    }

    private async ValueTask CheckEntryAsync(IndexEntry entry, IndexInfo? index, CancellationToken cancellationToken)
    {
        string name = "an entry of the index " + entry.IndexId + " for the document " + entry.DocumentId;
        bool isLive = entry.EndSequenceNumber > tip;
        VerificationFailure.ThrowIf(entry.EndSequenceNumber <= entry.SequenceNumber, null, name + " ends before it begins");
        VerificationFailure.ThrowIf(!created.ContainsKey(entry.IndexId), null, name + " is there, but no such index");
        if (index is null)
        {
            return;
        }

        StoredRevision? last = isLive && index.IsOnline
            ? await LookUpAsync(entry, index, cancellationToken).ConfigureAwait(false)
            : await store.GetAsync(index.TableId, entry.DocumentId, Math.Min(entry.EndSequenceNumber - 1, tip), cancellationToken)
                .ConfigureAwait(false);
        bool isRight = last?.DocumentId == entry.DocumentId && last.TableId == index.TableId && HasKey(index, entry, last)
            && await BeginsAsync(index, entry, cancellationToken).ConfigureAwait(false);
        VerificationFailure.ThrowIf(!isRight, null, name + " does not agree with the document");
        if (isLive)
        {
            _live[index.Id] = _live.GetValueOrDefault(index.Id) + 1;
        }
    }

    /// <summary>What a lookup finds in the place of a live entry, as long as it can: lookups have the entries' order.</summary>
    private async ValueTask<StoredRevision?> LookUpAsync(IndexEntry entry, IndexInfo index, CancellationToken cancellationToken)
    {
        if (_lookup?.IsFor(entry) != true)
        {
            await EndLookupAsync(cancellationToken).ConfigureAwait(false);
            _lookup = new LookupCursor(store, entry.IndexId, entry.Key, tip);
        }

        StoredRevision? found = await _lookup!.NextAsync(cancellationToken).ConfigureAwait(false);
        return found?.DocumentId != entry.DocumentId && await _lookup.IsForgottenAsync(cancellationToken).ConfigureAwait(false)
            ? await store.GetAsync(index.TableId, entry.DocumentId, tip, cancellationToken).ConfigureAwait(false)
            : found;
    }

    private async ValueTask EndLookupAsync(CancellationToken cancellationToken)
    {
        if (_lookup is { } lookup && await lookup.NextAsync(cancellationToken).ConfigureAwait(false) is { } more)
        {
            VerificationFailure.ThrowIf(
                !await lookup.IsForgottenAsync(cancellationToken).ConfigureAwait(false),
                null,
                "a lookup finds the document " + more.DocumentId + ", which has no entry there");
        }
    }

    /// <summary>Whether an entry begins with a revision that has its key, or with its index.</summary>
    private async ValueTask<bool> BeginsAsync(IndexInfo index, IndexEntry entry, CancellationToken cancellationToken)
    {
        StoredRevision? first = await store.GetAsync(index.TableId, entry.DocumentId, entry.SequenceNumber, cancellationToken)
            .ConfigureAwait(false);
        return HasKey(index, entry, first)
            && (first?.SequenceNumber == entry.SequenceNumber || created[index.Id] == entry.SequenceNumber);
    }

    /// <summary>Whether a document has a key; a redacted one may have had it.</summary>
    private bool HasKey(IndexInfo index, IndexEntry entry, StoredRevision? revision)
    {
        return revision?.Data is { } data
            ? keys.KeyOf(data, index.Field) is { } key && key.Span.SequenceEqual(entry.Key.Span)
            : revision?.DataHash is not null;
    }

    private async ValueTask CheckCountsAsync(TableInfo table, HashSet<string> kept, CancellationToken cancellationToken)
    {
        KeyCount[] counts = [.. table.Indexes.Select(index => new KeyCount(index))];
        IReadOnlyList<StoredRevision> documents;
        long after = -1;
        do
        {
            documents = await store.ScanAsync(table.Id, tip, after, DocumentsAtOnce, cancellationToken).ConfigureAwait(false);
            foreach (StoredRevision document in documents)
            {
                Array.ForEach(counts, count => count.Add(document, keys));
            }

            after = documents.Count == 0 ? after : documents[^1].Position;
        }
        while (documents.Count == DocumentsAtOnce);

        foreach (KeyCount count in counts)
        {
            long found = _live.GetValueOrDefault(count.Index.Id);
            long least = count.Index.IsOnline && kept.Contains(count.Index.Id) ? count.Least : 0;
            VerificationFailure.ThrowIf(
                found > count.Most || found < least,
                null,
                "the index " + count.Index.Id + " has " + found + " entries, but " + (found > count.Most ? count.Most : least)
                    + " documents have a key for it");
        }
    }

    /// <summary>How many entries an index may have.</summary>
    private sealed class KeyCount(IndexInfo index)
    {
        public IndexInfo Index { get; } = index;

        /// <summary>Documents with a key that have not changed since: no one may remove their entries.</summary>
        public long Least { get; private set; }

        /// <summary>Documents with a key, and those that were redacted since and may have had one.</summary>
        public long Most { get; private set; }

        public void Add(StoredRevision document, IIndexKeys keys)
        {
            bool hasChanged = document.EndSequenceNumber != long.MaxValue;
            bool hasKey = document.Data is { } data ? keys.KeyOf(data, Index.Field) is not null : hasChanged;
            Least += hasKey && !hasChanged ? 1 : 0;
            Most += hasKey ? 1 : 0;
        }
    }
}

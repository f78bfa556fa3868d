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
/// documents with a key.
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
        foreach (TableInfo table in catalog.Tables.Where(table => !table.Indexes.IsEmpty))
        {
            await CheckCountsAsync(table, cancellationToken).ConfigureAwait(false);
        }
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

        StoredRevision? last = isLive
            ? await LookUpAsync(entry, cancellationToken).ConfigureAwait(false)
            : await store.GetAsync(index.TableId, entry.DocumentId, entry.EndSequenceNumber - 1, cancellationToken).ConfigureAwait(false);
        bool isRight = last?.DocumentId == entry.DocumentId && last.TableId == index.TableId && HasKey(index, entry, last)
            && await BeginsAsync(index, entry, cancellationToken).ConfigureAwait(false);
        VerificationFailure.ThrowIf(!isRight, null, name + " does not agree with the document");
        if (isLive)
        {
            _live[index.Id] = _live.GetValueOrDefault(index.Id) + 1;
        }
    }

    /// <summary>What a lookup finds in the place of a live entry: lookups have the entries' order.</summary>
    private async ValueTask<StoredRevision?> LookUpAsync(IndexEntry entry, CancellationToken cancellationToken)
    {
        if (_lookup?.IsFor(entry) != true)
        {
            await EndLookupAsync(cancellationToken).ConfigureAwait(false);
            _lookup = new LookupCursor(store, entry.IndexId, entry.Key, tip);
        }

        return await _lookup!.NextAsync(cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask EndLookupAsync(CancellationToken cancellationToken)
    {
        StoredRevision? more = _lookup is null ? null : await _lookup.NextAsync(cancellationToken).ConfigureAwait(false);
        VerificationFailure.ThrowIf(more is not null, null, "a lookup finds the document " + more?.DocumentId + ", which has no entry there");
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

    private async ValueTask CheckCountsAsync(TableInfo table, CancellationToken cancellationToken)
    {
        long[] counts = new long[table.Indexes.Length];
        IReadOnlyList<StoredRevision> documents;
        long after = -1;
        do
        {
            documents = await store.ScanAsync(table.Id, tip, after, DocumentsAtOnce, cancellationToken).ConfigureAwait(false);
            foreach (ReadOnlyMemory<byte> data in documents.Where(document => document.Data is not null).Select(document => document.Data!.Value))
            {
                for (int i = 0; i < counts.Length; i++)
                {
                    counts[i] += keys.KeyOf(data, table.Indexes[i].Field) is null ? 0 : 1;
                }
            }

            after = documents.Count == 0 ? after : documents[^1].Position;
        }
        while (documents.Count == DocumentsAtOnce);

        for (int i = 0; i < counts.Length; i++)
        {
            IndexInfo index = table.Indexes[i];
            long found = _live.GetValueOrDefault(index.Id);
            VerificationFailure.ThrowIf(
                found > counts[i] || (found < counts[i] && index.IsOnline),
                null,
                "the index " + index.Id + " has " + found + " entries, but " + counts[i] + " documents have a key for it");
        }
    }
}

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
internal sealed class IndexReplay(ILedgerStore store, IIndexKeys keys, long tip)
{
    private const int DocumentsAtOnce = 256;

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
        if (index is null)
        {
            VerificationFailure.ThrowIf(isLive, null, name + " is live, but there is no such index");
            return;
        }

        long snapshot = isLive ? tip : entry.EndSequenceNumber - 1;
        bool isRight = await HasKeyAsync(index, entry, snapshot, cancellationToken).ConfigureAwait(false)
            && await HasKeyAsync(index, entry, entry.SequenceNumber, cancellationToken).ConfigureAwait(false);
        VerificationFailure.ThrowIf(!isRight, null, name + " does not agree with the document");
        if (isLive)
        {
            _live[index.Id] = _live.GetValueOrDefault(index.Id) + 1;
        }
    }

    /// <summary>Whether a document has a key as of a snapshot; a redacted one may have had it.</summary>
    private async ValueTask<bool> HasKeyAsync(
        IndexInfo index, IndexEntry entry, long snapshot, CancellationToken cancellationToken)
    {
        StoredRevision? revision = await store.GetAsync(index.TableId, entry.DocumentId, snapshot, cancellationToken)
            .ConfigureAwait(false);
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

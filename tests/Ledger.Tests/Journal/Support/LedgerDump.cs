using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Ledger.Catalog;
using SessionTools.Ledger.Storage;

namespace SessionTools.Ledger.Tests.Journal;

/// <summary>Everything that a ledger holds as text, read in every way there is.</summary>
internal static class LedgerDump
{
    public static async Task<string> OfAsync(ILedgerStore store)
    {
        CancellationToken none = CancellationToken.None;
        List<string> dump = [];
        JournalTip tip = (await store.TipAsync(none))!;
        dump.Add($"{tip.SequenceNumber} {tip.Time:O} {Hex(tip.BlockHash)} {tip.CatalogSequenceNumber}");
        foreach (StoredBlock block in await store.BlocksAsync(0, 1000, none))
        {
            StoredBlock? found = await store.BlockByTransactionAsync(block.TransactionId, none);
            dump.Add($"{block.SequenceNumber} {block.TransactionId} {block.Time:O} {Hex(block.Ion)} {Hex(block.WriteSet.ToBytes())} {found?.SequenceNumber}");
        }

        await foreach (StoredRevision revision in store.AllRevisionsAsync(none))
        {
            StoredRevision? found = await store.GetAsync(revision.TableId, revision.DocumentId, revision.SequenceNumber, none);
            dump.Add(Text(revision) + " " + found?.Position);
        }

        await foreach (MerkleNode node in store.AllNodesAsync(none))
        {
            dump.Add($"{node.Level} {node.Index} {Hex(node.Hash)}");
        }

        await AppendIndexesAsync(dump, store, tip.SequenceNumber);
        await AppendTablesAsync(dump, store, tip.SequenceNumber);
        return string.Join('\n', dump);
    }

    private static async Task AppendIndexesAsync(List<string> dump, ILedgerStore store, long tip)
    {
        await foreach (IndexEntry entry in store.AllIndexEntriesAsync(CancellationToken.None))
        {
            IReadOnlyList<StoredRevision> found = await store.LookupAsync(entry.IndexId, entry.Key, tip, -1, 100, CancellationToken.None);
            dump.Add(
                $"{entry.IndexId} {Hex(entry.Key)} {entry.DocumentId} {entry.SequenceNumber} {entry.EndSequenceNumber} {Positions(found)}");
        }
    }

    private static async Task AppendTablesAsync(List<string> dump, ILedgerStore store, long tip)
    {
        foreach (TableInfo table in (await store.CatalogAsync(tip, CancellationToken.None)).Tables)
        {
            string indexes = string.Join(' ', table.Indexes.Select(index => index.ToString()));
            dump.Add($"{table.Id} {table.Name} {table.IsActive} {indexes}");
            dump.Add(Positions(await store.ScanAsync(table.Id, tip, -1, 1000, CancellationToken.None)));
            dump.Add(Positions(await store.HistoryAsync(new HistoryRange(table.Id), tip, -1, 1000, CancellationToken.None)));
        }
    }

    private static string Text(StoredRevision revision)
    {
        return $"{revision.Position} {revision.TableId} {revision.DocumentId} {revision.Version} {revision.SequenceNumber} "
            + $"{revision.EndSequenceNumber} {revision.Time:O} {revision.TransactionId} {Hex(revision.Hash)} {Hex(revision.Data)} {Hex(revision.DataHash)}";
    }

    private static string Positions(IEnumerable<StoredRevision> revisions)
    {
        return string.Join(' ', revisions.Select(revision => revision.Position));
    }

    private static string Hex(ReadOnlyMemory<byte>? bytes) => bytes is { } known ? Convert.ToHexString(known.Span) : "-";
}

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Ledger.Storage;
using Xunit;

namespace SessionTools.Ledger.Tests.Storage;

public abstract partial class StoreTests
{
    [StoreFact]
    public async Task An_empty_ledger_has_a_header_settings_and_nothing_else()
    {
        Assert.Equal(TestStores.Header, Store.Header);
        Assert.Null(await Store.TipAsync(CancellationToken.None));
        Assert.Empty((await Store.CatalogAsync(-1, CancellationToken.None)).Tables);
        Assert.Empty(await Store.BlocksAsync(0, 10, CancellationToken.None));
        Assert.Empty(await Store.ScanTextsAsync(Table, 0));
        Assert.Null(await Store.GetAsync(Table, "d", 0, CancellationToken.None));
        Assert.Null(await Store.BlockByTransactionAsync("t", CancellationToken.None));
        Assert.Equal([null], await Store.NodesAsync([(0, 0)], CancellationToken.None));
    }

    [StoreFact]
    public async Task A_document_is_seen_by_snapshots_from_its_block_on()
    {
        await Store.CommitAsync((await NextAsync()).CreateTable(Table));
        JournalTip tip = await InsertAsync("d1", "{a:1}");
        Assert.Equal(1, tip.SequenceNumber);
        Assert.Equal(tip, await Store.TipAsync(CancellationToken.None), SameTip);
        Assert.Null(await Store.GetAsync(Table, "d1", 0, CancellationToken.None));
        StoredRevision revision = (await Store.GetAsync(Table, "d1", 1, CancellationToken.None))!;
        Assert.Equal("{a:1}", TestStores.Text(revision));
        Assert.Equal((Table, "d1", 0L, 1L, long.MaxValue), (revision.TableId, revision.DocumentId, revision.Version, revision.SequenceNumber, revision.EndSequenceNumber));
        Assert.Equal(tip.Time, revision.Time);
        Assert.Equal((await Store.BlocksAsync(1, 1, CancellationToken.None))[0].TransactionId, revision.TransactionId);
        Assert.Equal(PlainSealer.HashOf(new RevisionWrite(Table, "d1", 0, null, default, [])).ToArray(), revision.Hash.ToArray());
        Assert.Null(revision.DataHash);
    }

    [StoreFact]
    public async Task Each_snapshot_keeps_seeing_its_own_revisions()
    {
        await Store.CommitAsync((await NextAsync()).CreateTable(Table));
        await InsertAsync("d1", "{a:1}");
        await InsertAsync("d2", "{b:1}");
        await ReplaceAsync("d1", 1, "{a:1}", "{a:2}");
        await ReplaceAsync("d2", 1, "{b:1}", null);
        Assert.Equal([], await Store.ScanTextsAsync(Table, 0));
        Assert.Equal(["{a:1}"], await Store.ScanTextsAsync(Table, 1));
        Assert.Equal(["{a:1}", "{b:1}"], await Store.ScanTextsAsync(Table, 2));
        Assert.Equal(["{b:1}", "{a:2}"], await Store.ScanTextsAsync(Table, 3));
        Assert.Equal(["{a:2}"], await Store.ScanTextsAsync(Table, 4));
        Assert.Equal("{b:1}", TestStores.Text(await Store.GetAsync(Table, "d2", 3, CancellationToken.None)));
        Assert.Null(await Store.GetAsync(Table, "d2", 4, CancellationToken.None));
    }

    [StoreFact]
    public async Task Scans_page_through_one_table_only()
    {
        await Store.CommitAsync((await NextAsync()).CreateTable(Table).CreateTable(OtherTable));
        Request request = await NextAsync();
        for (int i = 0; i < 10; i++)
        {
            request.Insert(i % 2 == 0 ? Table : OtherTable, $"d{i}", $"{{i:{i}}}");
        }

        JournalTip tip = await Store.CommitAsync(request);
        string[] expected = ["{i:0}", "{i:2}", "{i:4}", "{i:6}", "{i:8}"];
        foreach (int page in new[] { 1, 2, 5, 6 })
        {
            Assert.Equal(expected, await Store.ScanTextsAsync(Table, tip.SequenceNumber, page));
        }

        Assert.Empty(await Store.ScanAsync(Table, tip.SequenceNumber, int.MaxValue, 10, CancellationToken.None));
        Assert.Null(await Store.GetAsync(OtherTable, "d0", tip.SequenceNumber, CancellationToken.None));
    }

    [StoreFact]
    public async Task History_has_every_revision_up_to_the_snapshot()
    {
        await WriteHistoryAsync();
        HistoryRange all = new(Table);
        Assert.Equal(["d1:0", "d2:0", "d1:1", "d1:2", "d2:1"], await Store.HistoryNamesAsync(all, 5));
        Assert.Equal(["d1:0", "d2:0", "d1:1"], await Store.HistoryNamesAsync(all, 3));
        Assert.Equal(["d1:0", "d1:1", "d1:2"], await Store.HistoryNamesAsync(all with { DocumentId = "d1" }, 5));
        Assert.Empty(await Store.HistoryNamesAsync(all with { TableId = OtherTable }, 5));
        IReadOnlyList<StoredRevision> last = await Store.HistoryAsync(all with { DocumentId = "d2" }, 5, -1, 9, CancellationToken.None);
        Assert.True(last[1].IsDeletion);
        Assert.Equal((2L, 5L), (last[0].SequenceNumber, last[0].EndSequenceNumber));
    }

    [StoreFact]
    public async Task History_of_a_range_has_what_was_the_latest_within_it()
    {
        JournalTip[] tips = await WriteHistoryAsync();
        HistoryRange all = new(Table);
        Assert.Equal(["d2:0", "d1:1", "d1:2", "d2:1"], await Store.HistoryNamesAsync(all with { Start = tips[3].Time }, 5));
        Assert.Equal(["d1:0", "d2:0"], await Store.HistoryNamesAsync(all with { End = tips[2].Time }, 5));
        Assert.Equal(["d2:0", "d1:1"], await Store.HistoryNamesAsync(all with { Start = tips[3].Time, End = tips[3].Time }, 5));
        Assert.Equal(["d1:2", "d2:1"], await Store.HistoryNamesAsync(all with { Start = tips[5].Time.AddDays(1) }, 5));
        Assert.Equal(["d2:0", "d1:1"], await Store.HistoryNamesAsync(all with { Start = tips[5].Time }, 3));
        Assert.Empty(await Store.HistoryNamesAsync(all with { End = tips[0].Time.AddDays(-1) }, 5));
    }

    [StoreFact]
    public async Task Verification_sees_every_revision_in_the_order_of_writing()
    {
        await Store.CommitAsync((await NextAsync()).CreateTable(Table).CreateTable(OtherTable));
        for (int i = 0; i < 9; i++)
        {
            await Store.CommitAsync((await NextAsync()).Insert(i % 3 == 0 ? Table : OtherTable, $"d{i}", "{}"));
        }

        await Store.CommitAsync((await NextAsync()).Replace(Table, "d0", 1, "{}", null));
        List<StoredRevision> all = await Store.AllRevisionsAsync(CancellationToken.None).ListAsync();
        Assert.Equal([.. Enumerable.Range(0, 9).Select(i => $"d{i}"), "d0"], all.Select(revision => revision.DocumentId));
        Assert.Equal(Enumerable.Range(0, 10).Select(i => (long)i), all.Select(revision => revision.Position));
        Assert.True(all[9].IsDeletion);
    }

    private static bool SameTip(JournalTip? one, JournalTip? other)
    {
        return one! with { BlockHash = default } == other! with { BlockHash = default } && one.BlockHash.Span.SequenceCompareTo(other.BlockHash.Span) == 0;
    }

    private async Task<JournalTip[]> WriteHistoryAsync()
    {
        return
        [
            await Store.CommitAsync((await NextAsync()).CreateTable(Table)),
            await InsertAsync("d1", "{a:1}"),
            await InsertAsync("d2", "{b:1}"),
            await ReplaceAsync("d1", 1, "{a:1}", "{a:2}"),
            await ReplaceAsync("d1", 2, "{a:2}", "{a:3}"),
            await ReplaceAsync("d2", 1, "{b:1}", null),
        ];
    }
}

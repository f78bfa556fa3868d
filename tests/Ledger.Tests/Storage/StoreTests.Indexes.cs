using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Ledger.Catalog;
using SessionTools.Ledger.Storage;
using Xunit;

namespace SessionTools.Ledger.Tests.Storage;

public abstract partial class StoreTests
{
    private const int ManyDocuments = 10_050;

    [StoreFact]
    public async Task The_catalog_follows_its_changes_and_earlier_snapshots_keep_theirs()
    {
        await Store.CommitAsync((await NextAsync()).CreateTable(Table));
        await Store.CommitAsync((await NextAsync()).CreateIndex(Table, ByName, "name"));
        await Store.CommitAsync((await NextAsync()).DropTable(Table));
        await Store.CommitAsync((await NextAsync()).UndropTable(Table));
        await Store.CommitAsync((await NextAsync()).CreateIndex(Table, "again", "name"));
        await Store.CommitAsync((await NextAsync()).DropIndex(Table, "again"));
        string[] expected = ["True:", $"True:{ByName}", "False:", "True:", "True:again", "True:"];
        for (int snapshot = 0; snapshot < expected.Length; snapshot++)
        {
            TableInfo table = Assert.Single((await Store.CatalogAsync(snapshot, CancellationToken.None)).Tables);
            Assert.Equal((Table, "name of " + Table), (table.Id, table.Name));
            Assert.Equal(expected[snapshot], $"{table.IsActive}:{string.Concat(table.Indexes.Select(index => index.Id))}");
            Assert.All(table.Indexes, index => Assert.True(index.IsOnline));
        }
    }

    [StoreFact]
    public async Task Lookups_find_what_a_snapshot_files_under_a_key()
    {
        await Store.CommitAsync((await NextAsync()).CreateTable(Table).CreateIndex(Table, ByName, "name"));
        await InsertAsync("d1", "{name:a}", s_byName);
        await InsertAsync("d2", "{name:a,x:1}", s_byName);
        await InsertAsync("d3", "{name:b}", s_byName);
        await ReplaceAsync("d1", 1, "{name:a}", "{name:b}", s_byName);
        await ReplaceAsync("d2", 1, "{name:a,x:1}", "{name:a,x:2}", s_byName);
        await ReplaceAsync("d3", 1, "{name:b}", null, s_byName);
        Assert.Equal(["{name:a}", "{name:a,x:1}"], await LookupAsync("a", 3));
        Assert.Equal(["{name:b}"], await LookupAsync("b", 3));
        Assert.Equal(["{name:a,x:1}"], await LookupAsync("a", 4));
        Assert.Equal(["{name:b}", "{name:b}"], await LookupAsync("b", 4));
        Assert.Equal(["{name:a,x:2}"], await LookupAsync("a", 5));
        Assert.Equal(["{name:b}"], await LookupAsync("b", 6));
        Assert.Empty(await LookupAsync("c", 6));
        Assert.Empty(await Store.LookupTextsAsync("no such index", Symbol("a"), 6));
    }

    [StoreFact]
    public async Task Lookups_page_in_the_order_of_creation()
    {
        await Store.CommitAsync((await NextAsync()).CreateTable(Table).CreateIndex(Table, ByName, "name"));
        for (int i = 0; i < 7; i++)
        {
            await InsertAsync($"d{i}", $"{{name:a,i:{i}}}", s_byName);
        }

        await ReplaceAsync("d2", 1, "{name:a,i:2}", "{name:a,i:22}", s_byName);
        long now = await Store.NowAsync();
        string[] expected = [.. new[] { 0, 1, 22, 3, 4, 5, 6 }.Select(i => $"{{name:a,i:{i}}}")];
        foreach (int page in new[] { 1, 2, 3, 7, 8 })
        {
            Assert.Equal(expected, await Store.LookupTextsAsync(ByName, Symbol("a"), now, page));
        }
    }

    [StoreFact]
    public async Task A_new_index_files_the_documents_there_are()
    {
        await Store.CommitAsync((await NextAsync()).CreateTable(Table));
        await InsertAsync("d1", "{name:a}");
        await InsertAsync("d2", "{other:a}");
        await InsertAsync("d3", "{name:a}");
        await ReplaceAsync("d3", 1, "{name:a}", null);
        JournalTip tip = await Store.CommitAsync((await NextAsync()).CreateIndex(Table, ByName, "name").Insert(Table, "d4", "{name:a,x:1}", s_byName));
        Assert.Equal(["{name:a}", "{name:a,x:1}"], await LookupAsync("a", tip.SequenceNumber));
        Assert.True(Index(await Store.CatalogAsync(tip.SequenceNumber, CancellationToken.None)).IsOnline);
        Assert.True(await Store.BuildIndexAsync(ByName, 10, CancellationToken.None));
        List<IndexEntry> entries = await Store.AllIndexEntriesAsync(CancellationToken.None).ListAsync();
        Assert.Equal(["d1", "d4"], entries.Select(entry => entry.DocumentId));
        Assert.All(entries, entry => Assert.Equal((ByName, tip.SequenceNumber, long.MaxValue), (entry.IndexId, entry.SequenceNumber, entry.EndSequenceNumber)));
    }

    [StoreFact]
    public async Task A_large_index_is_built_in_pieces_while_documents_change()
    {
        await Store.CommitAsync((await NextAsync()).CreateTable(Table));
        Request many = await NextAsync();
        for (int i = 0; i < ManyDocuments; i++)
        {
            many.Insert(Table, $"d{i}", $"{{name:{(i % 2 == 0 ? "even" : "odd")},i:{i}}}");
        }

        await Store.CommitAsync(many);
        await Store.CommitAsync((await NextAsync()).CreateIndex(Table, ByName, "name"));
        Assert.False(await IsOnlineAsync());
        Assert.False(await Store.BuildIndexAsync(ByName, 6000, CancellationToken.None));
        await ReplaceAsync("d0", 1, "{name:even,i:0}", "{name:odd,i:0}", s_byName);
        await ReplaceAsync("d10000", 1, "{name:even,i:10000}", "{name:odd,i:10000}", s_byName);
        await ReplaceAsync("d10002", 1, "{name:even,i:10002}", "{name:even,i:-1}", s_byName);
        await ReplaceAsync("d10004", 1, "{name:even,i:10004}", null, s_byName);
        Assert.False(await IsOnlineAsync());
        Assert.True(await Store.BuildIndexAsync(ByName, 6000, CancellationToken.None));
        Assert.True(await IsOnlineAsync());
        long now = await Store.NowAsync();
        Assert.False(Index(await Store.CatalogAsync(now - 1, CancellationToken.None)).IsOnline);
        List<string> even = await Store.LookupTextsAsync(ByName, Symbol("even"), now, page: 1000);
        List<string> all = await Store.ScanTextsAsync(Table, now, page: 1000);
        Assert.Equal(all.Where(text => text.Contains("even", StringComparison.Ordinal)).Order(), even.Order());
        Assert.Equal((ManyDocuments / 2) + 2, (await Store.LookupTextsAsync(ByName, Symbol("odd"), now, page: 1000)).Count);
    }

    [StoreFact]
    public async Task Purging_forgets_ended_entries_that_no_snapshot_needs()
    {
        await Store.CommitAsync((await NextAsync()).CreateTable(Table).CreateIndex(Table, ByName, "name"));
        await InsertAsync("d1", "{name:a}", s_byName);
        await ReplaceAsync("d1", 1, "{name:a}", "{name:b}", s_byName);
        await ReplaceAsync("d1", 2, "{name:b}", "{name:c}", s_byName);
        await Store.PurgeAsync(2, CancellationToken.None);
        Assert.Equal(["{name:b}"], await LookupAsync("b", 2));
        Assert.Equal(2, (await Store.AllIndexEntriesAsync(CancellationToken.None).ListAsync()).Count);
        await Store.PurgeAsync(3, CancellationToken.None);
        Assert.Equal(["{name:c}"], await LookupAsync("c", 3));
        Assert.Single(await Store.AllIndexEntriesAsync(CancellationToken.None).ListAsync());
    }

    [StoreFact]
    public async Task Entries_of_a_dropped_index_stay_until_no_snapshot_needs_them()
    {
        await Store.CommitAsync((await NextAsync()).CreateTable(Table).CreateIndex(Table, ByName, "name"));
        await InsertAsync("d1", "{name:a}", s_byName);
        await Store.CommitAsync((await NextAsync()).DropTable(Table));
        await Store.PurgeAsync(1, CancellationToken.None);
        Assert.Equal(["{name:a}"], await LookupAsync("a", 1));
        await Store.PurgeAsync(2, CancellationToken.None);
        Assert.Empty(await Store.AllIndexEntriesAsync(CancellationToken.None).ListAsync());
        Assert.True(await Store.BuildIndexAsync(ByName, 10, CancellationToken.None));
        Assert.Equal(["{name:a}"], await Store.ScanTextsAsync(Table, 2));
    }

    private static SessionTools.Ion.IonValue Symbol(string text) => SessionTools.Ion.IonValue.Parse(text);

    private static IndexInfo Index(CatalogSnapshot catalog) => Assert.Single(catalog.FindById(Table)!.Indexes);

    private Task<List<string>> LookupAsync(string name, long snapshot) => Store.LookupTextsAsync(ByName, Symbol(name), snapshot);

    private async Task<bool> IsOnlineAsync()
    {
        return Index(await Store.CatalogAsync(await Store.NowAsync(), CancellationToken.None)).IsOnline;
    }
}

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Ion;
using SessionTools.Ledger.Storage;
using Xunit;

namespace SessionTools.Ledger.Tests.Storage;

public abstract partial class StoreTests
{
    [StoreFact]
    public async Task What_was_read_and_then_changed_by_another_is_a_conflict()
    {
        await Store.CommitAsync((await NextAsync()).CreateTable(Table));
        await InsertAsync("d1", "{a:1}");
        Request slow = (await NextAsync()).Reads(AccessNames.Document("d1")).Replace(Table, "d1", 1, "{a:1}", "{a:slow}");
        await ReplaceAsync("d1", 1, "{a:1}", "{a:fast}");
        CommitVerdict verdict = await Store.CommitAsync(slow.Build(), CancellationToken.None);
        Assert.False(verdict.IsCommitted);
        Assert.Equal(["{a:fast}"], await Store.ScanTextsAsync(Table, await Store.NowAsync()));
        Assert.Equal(2, await Store.NowAsync());
        Assert.Null(await Store.BlockByTransactionAsync(slow.TransactionId, CancellationToken.None));
    }

    [StoreFact]
    public async Task What_was_changed_before_the_snapshot_is_none()
    {
        await Store.CommitAsync((await NextAsync()).CreateTable(Table));
        await InsertAsync("d1", "{a:1}");
        await Store.CommitAsync((await NextAsync()).Reads(AccessNames.Table(Table), AccessNames.Document("d1")).Insert(Table, "d2", "{}"));
        Assert.Equal(2, await Store.NowAsync());
    }

    [StoreFact]
    public async Task Blind_inserts_of_the_same_snapshot_all_commit()
    {
        await Store.CommitAsync((await NextAsync()).CreateTable(Table));
        CommitVerdict[] verdicts = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Task.Run(async () =>
            await Store.CommitAsync(
                new Request(0).Reads(AccessNames.Schema(Table)).Insert(Table, $"d{i}", $"{{i:{i}}}").Build(), CancellationToken.None))));
        Assert.Equal(
            Enumerable.Range(1, 200).Select(i => (long)i),
            verdicts.Select(verdict => verdict.Tip!.SequenceNumber).Order());
        Assert.Equal(200, (await Store.ScanTextsAsync(Table, 200, page: 64)).Count);
    }

    [StoreFact]
    public async Task Of_increments_at_the_same_time_each_sees_the_one_before()
    {
        await Store.CommitAsync((await NextAsync()).CreateTable(Table));
        await InsertAsync("counter", "{n:0}");
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            for (int i = 0; i < 25; i++)
            {
                await IncrementAsync();
            }
        })));
        Assert.Equal(["{n:200}"], await Store.ScanTextsAsync(Table, await Store.NowAsync()));
    }

    [StoreFact]
    public async Task A_request_that_cannot_follow_is_refused_and_leaves_nothing()
    {
        await Store.CommitAsync((await NextAsync()).CreateTable(Table));
        await InsertAsync("d1", "{a:1}");
        Request twice = (await NextAsync()).Insert(Table, "d2", "{}").Insert(Table, "d1", "{a:2}");
        await Assert.ThrowsAsync<ArgumentException>(() => Store.CommitAsync(twice));
        Request noIndex = (await NextAsync()).Insert(Table, "d2", "{name:1}", ("no such index", "name"));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.CommitAsync(noIndex));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.CommitAsync(new Request(1).CreateTable(Table)));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.CommitAsync(new Request(1).Insert("no such table", "d2", "{}")));
        Assert.Equal(1, await Store.NowAsync());
        Assert.Equal(["{a:1}"], await Store.ScanTextsAsync(Table, 1));
        Assert.Equal(2, (await InsertAsync("d2", "{}")).SequenceNumber);
    }

    [StoreFact]
    public async Task A_transaction_commits_once()
    {
        Request request = new Request(-1, "TX").CreateTable(Table);
        await Store.CommitAsync(request);
        await Assert.ThrowsAsync<ArgumentException>(() => Store.CommitAsync(new Request(0, "TX").CreateTable(OtherTable)));
        Assert.Equal(0, await Store.NowAsync());
    }

    [StoreFact]
    public async Task Blocks_come_in_order_and_by_transaction()
    {
        Request first = new Request(-1).CreateTable(Table);
        await Store.CommitAsync(first);
        for (int i = 0; i < 4; i++)
        {
            await InsertAsync($"d{i}", "{}");
        }

        Assert.Equal([0, 1, 2], (await Store.BlocksAsync(0, 3, CancellationToken.None)).Select(block => block.SequenceNumber));
        Assert.Equal([3, 4], (await Store.BlocksAsync(3, 3, CancellationToken.None)).Select(block => block.SequenceNumber));
        StoredBlock block = (await Store.BlockByTransactionAsync(first.TransactionId, CancellationToken.None))!;
        Assert.Equal(0, block.SequenceNumber);
        Assert.Equal(first.TransactionId, block.TransactionId);
        Assert.Equal(PlainSealer.Start, block.Time);
        Assert.True(block.WriteSet.Meets(AccessSet.Of([AccessNames.Catalog])));
        Assert.Equal<IonValue>(first.TransactionId, ((IonStruct)IonValue.Parse(block.Ion.Span))["tx"]);
    }

    [StoreFact]
    public async Task A_transaction_is_committed_once()
    {
        await Store.CommitAsync((await NextAsync()).CreateTable(Table));
        Request once = new Request(0).Insert(Table, "d1", "{}");
        Request again = new Request(0, once.TransactionId).Insert(Table, "d2", "{}");
        await Store.CommitAsync(once);
        await InsertAsync("d3", "{}");
        await Assert.ThrowsAsync<ArgumentException>(() => Store.CommitAsync(again));
        Assert.Equal(2, (await Store.ScanTextsAsync(Table, await Store.NowAsync())).Count);
    }

    [StoreFact]
    public async Task The_block_of_a_transaction_is_found_whatever_the_clock_did()
    {
        await Store.CommitAsync((await NextAsync()).CreateTable(Table));
        DateTimeOffset[] begun = [PlainSealer.Start, PlainSealer.Start.AddMilliseconds(3), PlainSealer.Start.AddYears(1), PlainSealer.Start.AddYears(-1)];
        foreach (DateTimeOffset time in begun)
        {
            Request request = new Request(await Store.NowAsync(), UniqueId.New(time)).Insert(Table, UniqueId.New(time), "{}");
            long number = (await Store.CommitAsync(request.Build(), CancellationToken.None)).Tip!.SequenceNumber;
            Assert.Equal(number, (await Store.BlockByTransactionAsync(request.TransactionId, CancellationToken.None))?.SequenceNumber);
            Assert.Null(await Store.BlockByTransactionAsync(UniqueId.New(time), CancellationToken.None));
        }
    }

    [StoreFact]
    public async Task Merkle_nodes_are_those_over_the_block_hashes()
    {
        await Store.CommitAsync((await NextAsync()).CreateTable(Table));
        for (int i = 1; i < 21; i++)
        {
            await InsertAsync($"d{i}", "{}");
        }

        List<byte[]> level = [.. (await Store.BlocksAsync(0, 100, CancellationToken.None)).Select(block => block.BlockHash.ToArray())];
        List<MerkleNode> all = await Store.AllNodesAsync(CancellationToken.None).ListAsync();
        for (int height = 0; level.Count > 0; height++)
        {
            IReadOnlyList<ReadOnlyMemory<byte>?> nodes = await Store.NodesAsync([.. Enumerable.Range(0, level.Count + 1).Select(i => (height, (long)i))], CancellationToken.None);
            Assert.Equal(level, nodes.SkipLast(1).Select(node => node!.Value.ToArray()));
            Assert.Null(nodes[^1]);
            Assert.Equal(height == 0 ? 0 : level.Count, all.Count(node => node.Level == height));
            level = [.. level.Chunk(2).Where(pair => pair.Length == 2).Select(pair => QldbHash.Dot(pair[0], pair[1]))];
        }

        Assert.Equal(all.OrderBy(node => node.Level).ThenBy(node => node.Index), all);
    }

    [StoreFact]
    public async Task A_commit_that_is_cancelled_before_its_turn_writes_nothing()
    {
        using CancellationTokenSource source = new();
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            await Store.CommitAsync(new Request(-1).CreateTable(Table).Build(), source.Token));
        Assert.Null(await Store.TipAsync(CancellationToken.None));
    }

    [StoreFact]
    public async Task Settings_are_kept()
    {
        LedgerSettings first = await Store.SettingsAsync(CancellationToken.None);
        Assert.Equal(new LedgerSettings().TransactionTimeout, first.TransactionTimeout);
        LedgerSettings changed = first with
        {
            IsDeletionProtected = false,
            PermissionsMode = "STANDARD",
            TransactionTimeout = TimeSpan.FromSeconds(5),
            IsExtended = true,
            Tags = first.Tags.Add("owner", "ä"),
        };
        await Store.SaveSettingsAsync(changed, CancellationToken.None);
        LedgerSettings read = await Store.SettingsAsync(CancellationToken.None);
        Assert.Equal(changed with { Tags = read.Tags }, read);
        Assert.Equal(changed.Tags, read.Tags);
    }

    private async Task IncrementAsync()
    {
        CommitVerdict verdict;
        do
        {
            long snapshot = await Store.NowAsync();
            StoredRevision current = (await Store.GetAsync(Table, "counter", snapshot, CancellationToken.None))!;
            long n = (long)((IonInt)((IonStruct)IonValue.Parse(current.Data!.Value.Span))["n"]).Value;
            Request request = new Request(snapshot)
                .Reads(AccessNames.Document("counter"))
                .Replace(Table, "counter", current.Version + 1, $"{{n:{n}}}", $"{{n:{n + 1}}}");
            verdict = await Store.CommitAsync(request.Build(), CancellationToken.None);
        }
        while (!verdict.IsCommitted);
    }
}

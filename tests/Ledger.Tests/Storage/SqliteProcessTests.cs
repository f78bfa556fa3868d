using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Ledger.Storage.Sqlite;
using Xunit;
using Xunit.Abstractions;

namespace SessionTools.Ledger.Tests.Storage;

/// <summary>Several processes at one ledger file, and their sudden deaths.</summary>
public sealed class SqliteProcessTests(ITestOutputHelper output) : IDisposable
{
    private const int Processes = 8;
    private const int Visitors = 4;
    private const int MostWalBytes = 6_000_000;

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [StoreFact]
    public async Task Whatever_was_acknowledged_is_there_after_the_writer_was_killed()
    {
        await CreateAsync();
        HashSet<string> acknowledged = [];
        Random random = new(20_300_102);
        int inBetween = 0;
        for (int kill = 0; kill < TestScale.Kills; kill++)
        {
            using WriterProcess writer = WriterProcess.Start("insert", _folder.Ledger, $"w{kill}");
            for (int lines = random.Next(1, 60); lines > 0; lines--)
            {
                acknowledged.Add((await writer.ReadLineAsync())!);
            }

            acknowledged.UnionWith(await writer.KillAsync());
            await using SqliteLedgerStore store = await SqliteLedgerStore.OpenAsync(_folder.Ledger, TestStores.Services);
            HashSet<string> stored = await StoreCheck.RunAsync(store);
            Assert.Superset(acknowledged, stored);
            int next = acknowledged.Count(name => name.StartsWith($"w{kill}-", StringComparison.Ordinal));
            inBetween += stored.Contains($"w{kill}-{next}:0") ? 1 : 0;
        }

        output.WriteLine($"{TestScale.Kills} writers killed, {inBetween} of them after a commit and before its acknowledgement; "
            + $"{acknowledged.Count} acknowledged commits, none lost");
    }

    [StoreFact]
    public async Task Eight_processes_write_at_once_and_none_loses_or_starves()
    {
        await CreateAsync();
        string seconds = TestScale.Seconds.ToString(CultureInfo.InvariantCulture);
        List<WriterProcess> writers = [.. Enumerable.Range(0, Processes).Select(i => WriterProcess.Start("contend", _folder.Ledger, $"w{i}", "20", seconds))];
        try
        {
            Task<IReadOnlyList<string>>[] ends = [.. writers.Select(writer => writer.EndAsync())];
            IReadOnlyList<string>[] lines = await Task.WhenAll(ends);
            await using SqliteLedgerStore store = await SqliteLedgerStore.OpenAsync(_folder.Ledger, TestStores.Services);
            HashSet<string> stored = await StoreCheck.RunAsync(store);
            int increments = lines.Sum(list => list.Count(line => line == "+1"));
            Assert.Superset(lines.SelectMany(list => list).Where(line => line != "+1").ToHashSet(), stored);
            Assert.Contains($"{Workload.Counter}:{increments}", stored);
            Assert.DoesNotContain($"{Workload.Counter}:{increments + 1}", stored);
            Assert.All(lines, list => Assert.True(list.Count >= 40));
            output.WriteLine($"lines of each process: {string.Join(", ", lines.Select(list => list.Count))}; {increments} increments");
        }
        finally
        {
            writers.ForEach(writer => writer.Dispose());
        }
    }

    [StoreFact]
    public async Task Another_process_that_opens_and_closes_takes_nothing_from_those_who_stay()
    {
        await CreateAsync();
        await using SqliteLedgerStore store = await SqliteLedgerStore.OpenAsync(_folder.Ledger, TestStores.Services);
        Workload work = new(store, "here");
        HashSet<string> acknowledged = [];
        using WriterProcess visitor = WriterProcess.Start("visit", _folder.Ledger, "there", "30");
        Task<IReadOnlyList<string>> end = visitor.EndAsync();
        for (int i = 0; i < 30 || !end.IsCompleted; i++)
        {
            acknowledged.Add(await work.InsertAsync(i));
            Assert.NotEmpty(await store.ScanTextsAsync(TestStores.Table, await store.NowAsync(), page: 100));
        }

        acknowledged.UnionWith(await end);
        using WriterProcess witness = WriterProcess.Start("insert", _folder.Ledger, "witness");
        Assert.Equal("witness-0:1", await witness.ReadLineAsync());
        await witness.KillAsync();
        Assert.Superset(acknowledged, await StoreCheck.RunAsync(store));
        Assert.Equal(30, acknowledged.Count(name => name.StartsWith("there", StringComparison.Ordinal)));
    }

    /// <summary>Reading the file past SQLite drops the locks by which others know that this process uses it.</summary>
    [StoreFact]
    public async Task Whoever_reads_the_open_file_itself_loses_nothing_to_those_who_open_and_close_it()
    {
        await CreateAsync();
        await using SqliteLedgerStore store = await SqliteLedgerStore.OpenAsync(_folder.Ledger, TestStores.Services);
        Workload work = new(store, "here");
        HashSet<string> acknowledged = [];
        for (int visit = 0; visit < 5; visit++)
        {
            ReadFile();
            acknowledged.Add(await work.InsertAsync(2 * visit));
            using WriterProcess visitor = WriterProcess.Start("visit", _folder.Ledger, $"there{visit}", "2");
            acknowledged.UnionWith(await visitor.EndAsync());
            acknowledged.Add(await work.InsertAsync((2 * visit) + 1));
        }

        using WriterProcess witness = WriterProcess.Start("check", _folder.Ledger);
        Assert.Superset(acknowledged, (await witness.EndAsync()).ToHashSet());
        Assert.Superset(acknowledged, await StoreCheck.RunAsync(store));
        Assert.Equal(20, acknowledged.Count);
    }

    [StoreFact]
    public async Task A_ledger_is_opened_at_any_moment_of_others_opening_and_closing_it()
    {
        await CreateAsync();
        List<WriterProcess> visitors = [.. Enumerable.Range(0, Visitors).Select(i => WriterProcess.Start("visit", _folder.Ledger, $"v{i}", "60"))];
        try
        {
            Task<IReadOnlyList<string>[]> end = Task.WhenAll(visitors.Select(visitor => visitor.EndAsync()));
            int openings = 0;
            for (; openings < 20 || !end.IsCompleted; openings++)
            {
                for (int i = 0; i < 100; i++)
                {
                    SqliteSchema.Identify(_folder.Ledger, vfs: null);
                }

                await using SqliteLedgerStore store = await SqliteLedgerStore.OpenAsync(_folder.Ledger, TestStores.Services);
                Assert.NotEmpty(await store.ScanTextsAsync(TestStores.Table, await store.NowAsync(), page: 100));
            }

            IReadOnlyList<string>[] lines = await end;
            await using SqliteLedgerStore last = await SqliteLedgerStore.OpenAsync(_folder.Ledger, TestStores.Services);
            Assert.Superset(lines.SelectMany(list => list).ToHashSet(), await StoreCheck.RunAsync(last));
            output.WriteLine($"opened {openings} times while {Visitors} processes opened and closed it");
        }
        finally
        {
            visitors.ForEach(visitor => visitor.Dispose());
        }
    }

    [StoreFact]
    public async Task The_log_stays_small_while_readers_never_pause()
    {
        await CreateAsync();
        await using SqliteLedgerStore store = await SqliteLedgerStore.OpenAsync(_folder.Ledger, TestStores.Services);
        using CancellationTokenSource stop = new();
        Task[] readers = [.. Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                await store.ScanTextsAsync(TestStores.Table, await store.NowAsync(), page: 100);
            }
        }))];
        string text = new('x', 20_000);
        long longest = 0;
        for (int i = 0; i < 600; i++)
        {
            await store.CommitAsync(new Request(await store.NowAsync()).Insert(TestStores.Table, $"d{i % 50}-{i}", $"{{text:\"{text}\"}}"));
            longest = Math.Max(longest, new FileInfo(_folder.Ledger + "-wal").Length);
        }

        await stop.CancelAsync();
        await Task.WhenAll(readers);
        output.WriteLine($"longest write-ahead log: {longest:N0} bytes");
        Assert.InRange(longest, 1, MostWalBytes);
    }

    private void ReadFile()
    {
        using FileStream file = new(_folder.Ledger, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        file.CopyTo(Stream.Null);
    }

    private async Task CreateAsync()
    {
        await using SqliteLedgerStore store = await SqliteLedgerStore.CreateAsync(
            _folder.Ledger, TestStores.Header, new LedgerSettings(), TestStores.Services);
        await Workload.PrepareAsync(store);
    }
}

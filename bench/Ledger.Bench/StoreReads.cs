using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Ledger.Storage;
using SessionTools.Ledger.Storage.Sqlite;

namespace SessionTools.Ledger.Bench;

/// <summary>Opening and reading a ledger of many documents.</summary>
internal static class StoreReads
{
    private const int DocumentsPerBlock = 1000;
    private const int Points = 10_000;
    private const int PageSize = 500;

    public static async Task RunAsync(string folder, int documents)
    {
        string path = Path.Combine(folder, "reads.db");
        string[] ids = StoreLedger.NewIds(documents);
        await FillAsync(path, ids);
        Console.WriteLine($"{documents:N0} documents in {new FileInfo(path).Length / 1e6:N0} MB");
        List<double> openings = [];
        for (int i = 0; i < 5; i++)
        {
            openings.Add(await OpeningMillisecondsAsync(path));
        }

        Console.WriteLine($"open and first tip: {openings.Min():F1} ms at best, {openings.Max():F1} ms at worst");
        await using SqliteLedgerStore store = await SqliteLedgerStore.OpenAsync(path, StoreLedger.Services);
        long tip = (await store.TipAsync(CancellationToken.None))!.SequenceNumber;
        Random random = new(1);
        Print("get by id", Points, await RepeatAsync(Points, async () =>
            await store.GetAsync(StoreLedger.Table, ids[random.Next(ids.Length)], tip, CancellationToken.None)));
        Print("look up by index key", Points, await RepeatAsync(Points, async () =>
            await store.LookupAsync(
                StoreLedger.Index, StoreLedger.KeyOf(StoreLedger.Document(random.Next(ids.Length))), tip, -1, PageSize, CancellationToken.None)));
        Print("scan", documents, await RepeatAsync(1, () => ScanAsync(store, tip)));
    }

    private static async Task FillAsync(string path, string[] ids)
    {
        await using StoreLedger ledger = await StoreLedger.CreateAsync(path);
        for (int i = 0; i < ids.Length; i += DocumentsPerBlock)
        {
            await ledger.InsertAsync(ids[i..Math.Min(i + DocumentsPerBlock, ids.Length)], i);
        }
    }

    private static async Task<double> OpeningMillisecondsAsync(string path)
    {
        Stopwatch watch = Stopwatch.StartNew();
        await using SqliteLedgerStore store = await SqliteLedgerStore.OpenAsync(path, StoreLedger.Services);
        await store.TipAsync(CancellationToken.None);
        return watch.Elapsed.TotalMilliseconds;
    }

    private static async Task ScanAsync(SqliteLedgerStore store, long tip)
    {
        long after = -1;
        IReadOnlyList<StoredRevision> page;
        do
        {
            page = await store.ScanAsync(StoreLedger.Table, tip, after, PageSize, CancellationToken.None);
            after = page.Count == 0 ? after : page[^1].Position;
        }
        while (page.Count == PageSize);
    }

    private static async Task<Measure> RepeatAsync(int times, Func<Task> read)
    {
        await read();
        return await Measure.OfAsync(async () =>
        {
            for (int i = 0; i < times; i++)
            {
                await read();
            }
        });
    }

    private static void Print(string what, int count, Measure measure)
    {
        Console.WriteLine($"{what + ":",-24}{measure.Rate(count),12:N0}/s; {measure.Cost(count):F2} us of processor time each");
    }
}

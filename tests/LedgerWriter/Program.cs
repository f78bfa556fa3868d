using System;
using System.Diagnostics;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Ledger.Storage.Sqlite;
using SessionTools.Ledger.Tests.Storage;
using SessionTools.Ledger.Tests.Transactions;
using SessionTools.Ledger.Transactions;

namespace SessionTools.LedgerWriter;

/// <summary>
/// A process that tests start to write to a ledger beside others, and to be killed. It prints a line for each commit once it is
/// acknowledged.
/// </summary>
internal static class Program
{
    private static async Task<int> Main(string[] arguments)
    {
        switch (arguments)
        {
            case ["insert", string path, string name]:
                await InsertAsync(path, name);
                return 0;
            case ["contend", string path, string name, string count, string seconds]:
                await ContendAsync(path, name, Number(count), TimeSpan.FromSeconds(Number(seconds)));
                return 0;
            case ["visit", string path, string name, string count]:
                await VisitAsync(path, name, Number(count));
                return 0;
            case ["check", string path]:
                await CheckAsync(path);
                return 0;
            case ["transact", string path, string seed, string count]:
                await TransactAsync(path, Number(seed), Number(count));
                return 0;
            default:
                await Console.Error.WriteLineAsync("usage: LedgerWriter insert PATH NAME | contend PATH NAME COUNT SECONDS | visit PATH NAME COUNT | check PATH | transact PATH SEED COUNT");
                return 2;
        }
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>Inserts and replaces documents until it is killed.</summary>
    private static async Task InsertAsync(string path, string name)
    {
        await using SqliteLedgerStore store = await SqliteLedgerStore.OpenAsync(path, TestStores.Services);
        Workload work = new(store, name);
        for (int i = 0; ; i++)
        {
            Acknowledge(await work.InsertAsync(i));
        }
    }

    /// <summary>Increments the one counter and inserts documents: so many times, and until so much time is over.</summary>
    private static async Task ContendAsync(string path, string name, int count, TimeSpan time)
    {
        await using SqliteLedgerStore store = await SqliteLedgerStore.OpenAsync(path, TestStores.Services);
        Workload work = new(store, name);
        Stopwatch watch = Stopwatch.StartNew();
        for (int i = 0; i < count || watch.Elapsed < time; i++)
        {
            Acknowledge(await work.InsertAsync(i));
            await work.IncrementAsync();
            Acknowledge("+1");
        }
    }

    /// <summary>Opens the ledger, commits once, and closes it, time and again.</summary>
    private static async Task VisitAsync(string path, string name, int count)
    {
        for (int i = 0; i < count; i++)
        {
            await using SqliteLedgerStore store = await SqliteLedgerStore.OpenAsync(path, TestStores.Services);
            Acknowledge(await new Workload(store, name).InsertAsync(i));
        }
    }

    /// <summary>Prints all revisions once it has checked them.</summary>
    private static async Task CheckAsync(string path)
    {
        await using SqliteLedgerStore store = await SqliteLedgerStore.OpenAsync(path, TestStores.Services);
        foreach (string revision in await StoreCheck.RunAsync(store))
        {
            Acknowledge(revision);
        }
    }

    /// <summary>Runs random transactions and prints a record of each.</summary>
    private static async Task TransactAsync(string path, int seed, int count)
    {
        SqliteLedgerStore store = await SqliteLedgerStore.OpenAsync(path, LedgerDatabase.StoreServices(TimeProvider.System));
        await using LedgerDatabase database = await LedgerDatabase.OpenAsync(store, TimeProvider.System, CancellationToken.None);
        RandomTransactions transactions = new(database, seed);
        for (int i = 0; i < count; i++)
        {
            Acknowledge((await transactions.RunAsync()).ToLine());
        }
    }

    private static void Acknowledge(string text)
    {
        Console.Out.WriteLine(text);
        Console.Out.Flush();
    }
}

using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Ion;
using SessionTools.Ledger.Journal;
using SessionTools.Ledger.Storage;
using SessionTools.Ledger.Transactions;

namespace SessionTools.Ledger.Bench;

/// <summary>Statements over small and large tables: lookups, scans, joins, digests and proofs, and opening.</summary>
internal static class EngineReads
{
    private const int Lookups = 5000;

    /// <summary>Documents that are looked up by the index: once cold, then again and again.</summary>
    private const int Keys = 1000;

    private const int PerTransaction = 1000;
    private const int Small = 1000;

    public static async Task RunAsync(string folder, int documents)
    {
        double smallLookup = await LookupsAsync(Path.Combine(folder, "engine-small.db"), Small);
        string large = Path.Combine(folder, "engine-large.db");
        double largeLookup = await LookupsAsync(large, documents);
        Console.WriteLine($"a lookup at {documents:N0} documents takes {largeLookup - smallLookup:F1} us more than at {Small:N0} (medians)");
        await OpenAsync(large);
        await using EngineLedger ledger = await EngineLedger.OpenAsync(large);
        await ScanAsync(ledger, documents);
        await JoinAsync(ledger, Math.Min(documents, 100_000));
        Console.WriteLine($"memory of the process: {Environment.WorkingSet / 1e6:N0} MB");
    }

    /// <summary>Digests and proofs over a journal of many blocks.</summary>
    public static async Task RunJournalAsync(string folder, int blocks)
    {
        await using EngineLedger ledger = await EngineLedger.CreateAsync(Path.Combine(folder, "engine-journal.db"));
        await ledger.RunAsync("CREATE TABLE T");
        await Parallel.ForAsync(0, 32, new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (_, _) =>
        {
            LedgerSession session = ledger.Database.StartSession();
            for (int i = 0; i < blocks / 32; i++)
            {
                await EngineLedger.RunAsync(session, "INSERT INTO T {'a': 1}");
            }
        });
        JournalReader journal = new(ledger.Database.Store);
        JournalTip tip = (await ledger.Database.Store.TipAsync(CancellationToken.None))!;
        BlockAddress last = new(ledger.Database.Store.Header.StrandId, tip.SequenceNumber);
        Random random = new(1);
        await TimeEachAsync($"digest at {tip.SequenceNumber + 1:N0} blocks", 1000, async () => await journal.DigestAsync(null, CancellationToken.None));
        await TimeEachAsync("block with proof", 1000, async () =>
            await journal.BlockAsync(last with { SequenceNumber = random.NextInt64(tip.SequenceNumber) }, last, CancellationToken.None));
        Measure verify = await Measure.OfAsync(async () =>
        {
            VerificationReport report = await new JournalVerifier(ledger.Database.Store, LedgerDatabase.StoreServices(TimeProvider.System).Keys)
                .VerifyAsync(null, null, CancellationToken.None);
            Console.WriteLine($"verification: {report.Problem ?? "no problem"}");
        });
        Console.WriteLine($"verification of all: {verify.Rate((int)tip.SequenceNumber):N0} blocks/s");
    }

    private static async Task<double> LookupsAsync(string path, int documents)
    {
        await using EngineLedger ledger = await EngineLedger.CreateAsync(path);
        await ledger.RunAsync("CREATE TABLE T");
        await ledger.RunAsync("CREATE INDEX ON T (k)");
        Stopwatch watch = Stopwatch.StartNew();
        await ledger.FillAsync("T", documents, PerTransaction);
        Console.WriteLine($"{documents:N0} documents inserted in transactions of {PerTransaction}: {documents / watch.Elapsed.TotalSeconds:N0}/s");
        Random random = new(1);
        LedgerSession session = ledger.Database.StartSession();
        LedgerTransaction transaction = session.Begin();
        string id = FirstId(transaction);
        await TimeEachAsync("lookup by id", Lookups, () => Run(transaction, "SELECT * FROM T BY id WHERE id = ?", id));
        int[] keys = [.. Enumerable.Range(0, Keys).Select(_ => random.Next(documents))];
        int next = 0;
        Func<Task> lookup = () => Run(transaction, "SELECT * FROM T WHERE k = ?", keys[next++ % Keys]);
        await TimeEachAsync("lookup by index, first time", Keys, lookup);
        return await TimeEachAsync("lookup by index, again", Lookups, lookup);
    }

    private static string FirstId(LedgerTransaction transaction)
    {
        StatementPage page = transaction.Execute("SELECT VALUE id FROM T BY id WHERE k = 1", [], CancellationToken.None);
        return ((IonString)IonValue.Parse(page.Values[0].Span)).Value;
    }

    private static Task Run(LedgerTransaction transaction, string statement, IonValue parameter)
    {
        StatementPage page = transaction.Execute(statement, [parameter], CancellationToken.None);
        return page.Values.Count == 1 ? Task.CompletedTask : throw new InvalidOperationException("A lookup did not find its document.");
    }

    private static async Task OpenAsync(string path)
    {
        Stopwatch watch = Stopwatch.StartNew();
        EngineLedger ledger = await EngineLedger.OpenAsync(path);
        Console.WriteLine($"opening it: {watch.Elapsed.TotalMilliseconds:F1} ms");
        await ledger.DisposeAsync();
    }

    private static async Task ScanAsync(EngineLedger ledger, int documents)
    {
        LedgerSession session = ledger.Database.StartSession();
        foreach (string statement in new[] { "SELECT * FROM T WHERE n = -1", "SELECT VALUE n FROM T WHERE n < 10", "SELECT COUNT(*) FROM T", "SELECT * FROM T" })
        {
            await EngineLedger.RunAsync(session, statement);
            Measure measure = await Measure.OfAsync(() => EngineLedger.RunAsync(session, statement));
            Console.WriteLine($"{statement + ":",-48}{measure.Rate(documents),12:N0} documents/s");
        }
    }

    private static async Task JoinAsync(EngineLedger ledger, int documents)
    {
        await ledger.RunAsync("CREATE TABLE A");
        await ledger.RunAsync("CREATE TABLE B");
        await ledger.FillAsync("A", documents, PerTransaction);
        await ledger.FillAsync("B", documents, PerTransaction);
        LedgerSession session = ledger.Database.StartSession();
        Measure measure = await Measure.OfAsync(() => EngineLedger.RunAsync(session, "SELECT COUNT(*) FROM A AS a, B AS b WHERE a.n = b.n"));
        Console.WriteLine($"join of two tables of {documents:N0} on an unindexed field: {measure.Elapsed.TotalSeconds:F2} s");
    }

    /// <returns>The median in microseconds.</returns>
    private static async Task<double> TimeEachAsync(string what, int times, Func<Task> action)
    {
        for (int i = 0; i < times / 10; i++)
        {
            await action();
        }

        double[] all = new double[times];
        for (int i = 0; i < times; i++)
        {
            long start = Stopwatch.GetTimestamp();
            await action();
            all[i] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
        }

        Array.Sort(all);
        Console.WriteLine($"{what + ":",-48}median {all[times / 2],7:F1} us, p99 {all[times * 99 / 100],7:F1} us");
        return all[times / 2];
    }
}

using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using SessionTools.Ion;
using SessionTools.Ledger.Transactions;

namespace SessionTools.Ledger.Bench;

/// <summary>
/// Durable transactions of one INSERT, statement and digest included, against raw SQLite commits: of the engine alone, and through
/// the client, its signed HTTP requests and the embedded endpoint. They take turns.
/// </summary>
internal static class EngineCommits
{
    private const int Rounds = 10;
    private const int Commits = 1600;
    private const int Sessions = 16;

    private const string Statement = "INSERT INTO Vehicle ?";

    private static readonly IonStruct s_document = new(("number", 1_000_000), ("text", new string('x', 470)));

    public static async Task RunAsync(string folder)
    {
        using RawSqlite raw = new(Path.Combine(folder, "engine-raw.db"));
        await using EngineLedger ledger = await EngineLedger.CreateAsync(Path.Combine(folder, "engine-commits.db"));
        await using ClientLedger client = await ClientLedger.CreateAsync(Path.Combine(folder, "engine-client"), Sessions);
        await ledger.RunAsync("CREATE TABLE Vehicle");
        await client.RunAsync("CREATE TABLE Vehicle");
        (string What, Func<Task> Work)[] contenders =
        [
            ("raw commits of one 500-byte row, same pragmas", () => Task.Run(() => raw.Insert(Commits))),
            ("transactions of one INSERT, one session", () => InsertAsync(ledger, Commits)),
            ($"transactions of one INSERT, {Sessions} sessions", () => AtOnceAsync(() => InsertAsync(ledger, Commits / Sessions))),
            ("the same through HTTP in process, one session", () => InsertAsync(client, Commits)),
            ($"the same through HTTP in process, {Sessions} sessions", () => AtOnceAsync(() => InsertAsync(client, Commits / Sessions))),
        ];
        Measure?[] best = new Measure?[contenders.Length];
        for (int round = 0; round < Rounds; round++)
        {
            for (int i = 0; i < contenders.Length; i++)
            {
                best[i] = Measure.Best(best[i], await Measure.OfAsync(contenders[i].Work));
            }
        }

        for (int i = 0; i < contenders.Length; i++)
        {
            Print(contenders[i].What, best[i], best[0]);
        }
    }

    private static Task AtOnceAsync(Func<Task> work) => Task.WhenAll(Enumerable.Range(0, Sessions).Select(_ => Task.Run(work)));

    private static async Task InsertAsync(ClientLedger ledger, int count)
    {
        for (int i = 0; i < count; i++)
        {
            await ledger.RunAsync(Statement, s_document);
        }
    }

    private static async Task InsertAsync(EngineLedger ledger, int count)
    {
        LedgerSession session = ledger.Database.StartSession();
        for (int i = 0; i < count; i++)
        {
            await EngineLedger.RunAsync(session, Statement, s_document);
        }

        session.End();
    }

    private static void Print(string what, Measure? measure, Measure? raw) => Console.WriteLine(
        $"{what + ":",-52}{measure!.Value.Rate(Commits),8:N0}/s  {measure.Value.Rate(Commits) / raw!.Value.Rate(Commits):F2} x raw; {measure.Value.Cost(Commits):F0} us of processor time each");
}

using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using SessionTools.Ion;
using SessionTools.Ledger.Transactions;

namespace SessionTools.Ledger.Bench;

/// <summary>Durable transactions of one INSERT, statement and digest included, against raw SQLite commits. They take turns.</summary>
internal static class EngineCommits
{
    private const int Rounds = 10;
    private const int Commits = 1600;
    private const int Sessions = 16;

    private static readonly IonStruct s_document = new(("number", 1_000_000), ("text", new string('x', 470)));

    public static async Task RunAsync(string folder)
    {
        using RawSqlite raw = new(Path.Combine(folder, "engine-raw.db"));
        await using EngineLedger ledger = await EngineLedger.CreateAsync(Path.Combine(folder, "engine-commits.db"));
        await ledger.RunAsync("CREATE TABLE Vehicle");
        Measure?[] best = new Measure?[3];
        for (int round = 0; round < Rounds; round++)
        {
            best[0] = Measure.Best(best[0], await Measure.OfAsync(() => Task.Run(() => raw.Insert(Commits))));
            best[1] = Measure.Best(best[1], await Measure.OfAsync(() => InsertAsync(ledger, Commits)));
            best[2] = Measure.Best(best[2], await Measure.OfAsync(() => Task.WhenAll(
                Enumerable.Range(0, Sessions).Select(_ => Task.Run(() => InsertAsync(ledger, Commits / Sessions))))));
        }

        Print("raw commits of one 500-byte row, same pragmas", best[0], best[0]);
        Print("transactions of one INSERT, one session", best[1], best[0]);
        Print($"transactions of one INSERT, {Sessions} sessions", best[2], best[0]);
    }

    private static async Task InsertAsync(EngineLedger ledger, int count)
    {
        LedgerSession session = ledger.Database.StartSession();
        for (int i = 0; i < count; i++)
        {
            await EngineLedger.RunAsync(session, "INSERT INTO Vehicle ?", s_document);
        }

        session.End();
    }

    private static void Print(string what, Measure? measure, Measure? raw) => Console.WriteLine(
        $"{what + ":",-48}{measure!.Value.Rate(Commits),8:N0}/s  {measure.Value.Rate(Commits) / raw!.Value.Rate(Commits):F2} x raw; {measure.Value.Cost(Commits):F0} us of processor time each");
}

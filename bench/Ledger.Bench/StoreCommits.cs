using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using SessionTools.Ledger.Storage.Sqlite;

namespace SessionTools.Ledger.Bench;

/// <summary>Durable commits a second: raw SQLite, one session of the store, and many at once. They take turns.</summary>
internal static class StoreCommits
{
    private const int Rounds = 5;
    private const int Commits = 1600;
    private const int Sessions = 16;

    public static async Task RunAsync(string folder)
    {
        using RawSqlite raw = new(Path.Combine(folder, "raw.db"));
        await using StoreLedger ledger = await StoreLedger.CreateAsync(Path.Combine(folder, "commits.db"));
        Measure?[] best = new Measure?[3];
        for (int round = 0; round < Rounds; round++)
        {
            best[0] = Measure.Best(best[0], await Measure.OfAsync(() => Task.Run(() => raw.Insert(Commits))));
            best[1] = Measure.Best(best[1], await Measure.OfAsync(() => InsertAsync(ledger, Commits)));
            best[2] = Measure.Best(best[2], await Measure.OfAsync(() => Task.WhenAll(
                Enumerable.Range(0, Sessions).Select(_ => Task.Run(() => InsertAsync(ledger, Commits / Sessions))))));
        }

        Console.WriteLine($"SQLite {SqliteLibrary.Version}; one write of 4 KB with its sync: {SyncMicroseconds(folder):F0} us");
        Print("raw commits of one 500-byte row, same pragmas", best[0], best[0]);
        Print("store, one session, one 500-byte document each", best[1], best[0]);
        Print($"store, {Sessions} sessions at once", best[2], best[0]);
    }

    private static void Print(string what, Measure? measure, Measure? raw)
    {
        double rate = measure!.Value.Rate(Commits);
        Console.WriteLine($"{what + ":",-48}{rate,8:N0}/s  {rate / raw!.Value.Rate(Commits):F2} x raw; {measure.Value.Cost(Commits):F0} us of processor time each");
    }

    private static async Task InsertAsync(StoreLedger ledger, int count)
    {
        foreach (string id in StoreLedger.NewIds(count))
        {
            await ledger.InsertAsync([id], id.GetHashCode(StringComparison.Ordinal) & 0xFFFF);
        }
    }

    private static double SyncMicroseconds(string folder)
    {
        const int Syncs = 500;
        using FileStream file = new(Path.Combine(folder, "sync"), FileMode.Create);
        byte[] page = new byte[4096];
        file.Write(new byte[4096 * Syncs]);
        file.Flush(flushToDisk: true);
        Stopwatch watch = Stopwatch.StartNew();
        for (int i = 0; i < Syncs; i++)
        {
            file.Position = i * 4096;
            file.Write(page);
            file.Flush(flushToDisk: true);
        }

        return watch.Elapsed.TotalMicroseconds / Syncs;
    }
}

using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using SessionTools.Ledger.Transactions;

namespace SessionTools.Ledger.Bench;

/// <summary>Scans of a table whose documents were each updated many times, beside those of one that was never updated.</summary>
internal static class UpdatedTable
{
    private const int Updates = 100;
    private const int MostDocuments = 1000;
    private const int PerTransaction = 1000;
    private const int Rounds = 5;

    public static async Task RunAsync(string folder, int documents)
    {
        documents = Math.Min(documents, MostDocuments);
        string path = Path.Combine(folder, "updated.db");
        await using EngineLedger ledger = await EngineLedger.CreateAsync(path);
        foreach (string table in (string[])["Fresh", "Updated"])
        {
            await ledger.RunAsync("CREATE TABLE " + table);
            await ledger.FillAsync(table, documents, PerTransaction);
        }

        Measure updates = await Measure.OfAsync(() => UpdateAsync(ledger, documents));
        Console.WriteLine($"{Updates} updates of each of {documents:N0} documents, in transactions of {PerTransaction:N0} updates by key: "
            + $"{updates.Rate(documents * Updates):N0}/s, {updates.Cost(documents * Updates):F1} us of processor time each; file of {new FileInfo(path).Length / 1e6:N0} MB");
        LedgerSession session = ledger.Database.StartSession();
        foreach (string statement in (string[])["SELECT * FROM {0} WHERE n = -1", "SELECT COUNT(*) FROM {0}"])
        {
            double fresh = await ScanAsync(session, statement.Replace("{0}", "Fresh", StringComparison.Ordinal));
            double updated = await ScanAsync(session, statement.Replace("{0}", "Updated", StringComparison.Ordinal));
            Console.WriteLine($"{statement + ":",-40}never updated {fresh:F1} ms, updated {updated:F1} ms, {updated / fresh:F2} x");
        }
    }

    /// <summary>In another order each time, as documents are updated in life.</summary>
    private static async Task UpdateAsync(EngineLedger ledger, int documents)
    {
        Random random = new(1);
        int[] order = [.. Enumerable.Range(0, documents)];
        await ledger.RunAsync("CREATE INDEX ON Updated (k)");
        LedgerSession session = ledger.Database.StartSession();
        for (int i = 0; i < Updates; i++)
        {
            random.Shuffle(order);
            foreach (int[] chunk in order.Chunk(PerTransaction))
            {
                await EngineLedger.UpdateAsync(session, "UPDATE Updated SET n = n + 1 WHERE k = ?", chunk);
            }
        }
    }

    private static async Task<double> ScanAsync(LedgerSession session, string statement)
    {
        double best = double.MaxValue;
        for (int i = 0; i < Rounds; i++)
        {
            Measure measure = await Measure.OfAsync(() => EngineLedger.RunAsync(session, statement));
            best = Math.Min(best, measure.Elapsed.TotalMilliseconds);
        }

        return best;
    }
}

using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Threading.Tasks;
using SessionTools.Bench.Races;
using SessionTools.Ledger.Bench;

namespace SessionTools.Bench.Qldb;

/// <summary>
/// The QLDB cmdlets in PowerShell against the official driver in node, as clients of one server with ledgers on disk:
/// transactions that insert one document, and rows of a large table.
/// </summary>
internal static class Program
{
    private const int Inserts = 10_000;
    private const int Warm = 2000;
    private const int PerTransaction = 1000;
    private const string DriverPackage = "amazon-qldb-driver-nodejs";

    private static async Task<int> Main(string[] args)
    {
        int documents = 100_000;
        bool understood = args.Length == 0
            || (args is ["--documents", string text] && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out documents) && documents > 0);
        if (!understood)
        {
            Console.WriteLine("usage: Qldb.Bench [--documents N]");
            return 2;
        }

        if (!Contender.Runs("pwsh", "-NoProfile", "-Command", "1"))
        {
            Console.WriteLine("There is no pwsh to run the cmdlets in.");
            return 1;
        }

        string folder = Directory.CreateTempSubdirectory("sessiontools-").FullName;
        try
        {
            await FillAsync(folder, documents);
            using ServerProcess server = new(folder);
            RunRaces(server.Url, documents);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task FillAsync(string folder, int documents)
    {
        string ledgers = Directory.CreateDirectory(Path.Combine(folder, "ledgers")).FullName;
        await using EngineLedger ledger = await EngineLedger.CreateAsync(Path.Combine(ledgers, "l-default.db"));
        foreach (string table in new[] { "Inserted", "Warm", "Filled" })
        {
            await ledger.RunAsync($"CREATE TABLE {table}");
        }

        await ledger.FillAsync("Warm", Warm, PerTransaction);
        await ledger.FillAsync("Filled", documents, PerTransaction);
    }

    private static void RunRaces(string url, int documents)
    {
        List<Contender> inserting = [Contender.Cmdlets("cmdlets", url, "insert", Inserts)];
        List<Contender> streaming =
        [
            Contender.Cmdlets("cmdlets | ForEach-Object", url, "stream", documents),
            Contender.Cmdlets("cmdlets > $null", url, "discard", documents),
        ];
        if (Contender.Runs("node", "-e", $"require.resolve('{DriverPackage}')"))
        {
            inserting.Add(Driver("insert", Inserts));
            streaming.Add(Driver("stream", documents));
        }
        else
        {
            Console.WriteLine($"skipped: node does not find {DriverPackage} (set NODE_PATH to the node_modules folder that has it)");
        }

        new Race("transactions that insert one document", inserting).Run(url);
        new Race("rows of SELECT *", streaming).Run(url);
    }

    private static Contender Driver(string what, int count) => new(DriverPackage, count, "node", Contender.Script("driver.js"), what, $"{count}");
}

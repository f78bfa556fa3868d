using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace SessionTools.Ledger.Bench;

/// <summary>
/// Figures of the ledger: <c>Ledger.Bench [store|journal|engine|history|updated]... [--folder FOLDER] [--documents N]</c>.
/// </summary>
internal static class Program
{
    private const int DefaultDocuments = 100_000;
    private const string Usage = "usage: Ledger.Bench [store|journal|engine|history|updated]... [--folder FOLDER] [--documents N]";

    private static readonly string[] s_parts = ["store", "journal", "engine", "history", "updated"];

    private static async Task<int> Main(string[] arguments)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        if (!TryParse(arguments, out List<string> parts, out string folder, out int documents))
        {
            await Console.Error.WriteLineAsync(Usage);
            return 2;
        }

        string own = Directory.CreateDirectory(Path.Combine(folder, "ledger-bench-" + Guid.NewGuid().ToString("N"))).FullName;
        try
        {
            foreach (string part in parts.Count > 0 ? parts : [.. s_parts])
            {
                Console.WriteLine($"## {part}");
                await RunAsync(part, own, documents);
            }
        }
        finally
        {
            Directory.Delete(own, recursive: true);
        }

        return 0;
    }

    private static async Task RunAsync(string part, string folder, int documents)
    {
        switch (part)
        {
            case "store":
                await StoreCommits.RunAsync(folder);
                await StoreReads.RunAsync(folder, documents);
                break;
            case "journal":
                await JournalBench.RunAsync();
                break;
            case "engine":
                await EngineCommits.RunAsync(folder);
                await EngineReads.RunAsync(folder, documents);
                break;
            case "history":
                await EngineReads.RunJournalAsync(folder, documents);
                break;
            default:
                await UpdatedTable.RunAsync(folder, documents);
                break;
        }
    }

    private static bool TryParse(string[] arguments, out List<string> parts, out string folder, out int documents)
    {
        parts = [];
        folder = Path.GetTempPath();
        documents = DefaultDocuments;
        for (int i = 0; i < arguments.Length; i++)
        {
            string? value = i + 1 < arguments.Length ? arguments[i + 1] : null;
            switch (arguments[i])
            {
                case "--documents" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out documents) && documents > 0:
                case "--folder" when Directory.Exists(folder = value ?? ""):
                    i++;
                    break;
                case string part when s_parts.Contains(part):
                    parts.Add(part);
                    break;
                default:
                    return false;
            }
        }

        return true;
    }
}

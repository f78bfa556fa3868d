using System;
using System.Globalization;
using System.IO;
using System.Threading.Tasks;

namespace SessionTools.Ledger.Bench;

/// <summary>
/// Compares the ledger's store with raw SQLite on the same disk: <c>Ledger.Bench [FOLDER] [--documents N]</c>.
/// </summary>
internal static class Program
{
    private const int DefaultDocuments = 100_000;

    private static async Task<int> Main(string[] arguments)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        if (!TryParse(arguments, out string folder, out int documents))
        {
            await Console.Error.WriteLineAsync("usage: Ledger.Bench [FOLDER] [--documents N]");
            return 2;
        }

        string own = Directory.CreateDirectory(Path.Combine(folder, "ledger-bench-" + Guid.NewGuid().ToString("N"))).FullName;
        try
        {
            await StoreCommits.RunAsync(own);
            await StoreReads.RunAsync(own, documents);
        }
        finally
        {
            Directory.Delete(own, recursive: true);
        }

        return 0;
    }

    private static bool TryParse(string[] arguments, out string folder, out int documents)
    {
        folder = Path.GetTempPath();
        documents = DefaultDocuments;
        for (int i = 0; i < arguments.Length; i++)
        {
            if (arguments[i] == "--documents" && i + 1 < arguments.Length)
            {
                i++;
                if (!int.TryParse(arguments[i], NumberStyles.None, CultureInfo.InvariantCulture, out documents))
                {
                    return false;
                }
            }
            else if (Directory.Exists(arguments[i]))
            {
                folder = arguments[i];
            }
            else
            {
                return false;
            }
        }

        return documents > 0;
    }
}

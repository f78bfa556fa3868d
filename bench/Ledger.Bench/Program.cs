using System.Threading.Tasks;

namespace SessionTools.Ledger.Bench;

/// <summary>Prints figures of the ledger's journal.</summary>
internal static class Program
{
    private static async Task Main() => await JournalBench.RunAsync();
}

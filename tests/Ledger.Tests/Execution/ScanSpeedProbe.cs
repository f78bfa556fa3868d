using System.Diagnostics;
using System.Linq;
using SessionTools.Ion;
using SessionTools.Ledger.Execution;
using SessionTools.Ledger.Tests.Execution.Support;
using Xunit;
using Xunit.Abstractions;
namespace SessionTools.Ledger.Tests.Execution;
public sealed class ScanSpeedProbe(ITestOutputHelper output)
{
    [Fact]
    public void Probe()
    {
        FakeLedger ledger = new FakeLedger().With("T", [.. Enumerable.Range(0, 50_000).Select(i => $"{{VIN: \"V{i}\", Make: \"Audi\", Year: {i % 30}, Owners: {{Main: \"P{i}\", Secondary: [\"a\", \"b\"]}}, Text: \"some more text in the document to give it a size\"}}")]);
        foreach (string s in new[] { "SELECT COUNT(*) FROM T", "SELECT VIN FROM T WHERE VIN = 'V77'", "SELECT VIN FROM T WHERE Owners.Main = 'V77'", "SELECT * FROM T WHERE Year = 7 AND Make = 'Tesla'", "SELECT COUNT(*) FROM T WHERE VIN LIKE '%99%'", "SELECT * FROM T" })
        {
            for (int r = 0; r < 3; r++)
            {
                Stopwatch w = Stopwatch.StartNew();
                int n = PreparedStatement.Prepare(s, false).Run(ledger, [], default).Count();
                output.WriteLine($"{s}: {n} rows, {50_000 / w.Elapsed.TotalSeconds:N0} documents/s");
            }
        }
    }
}

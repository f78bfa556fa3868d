using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.IO;
using System.Security.Cryptography;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Ion;
using SessionTools.Ledger.Catalog;
using SessionTools.Ledger.Journal;
using SessionTools.Ledger.Storage;
using SessionTools.Ledger.Storage.Sqlite;

namespace SessionTools.Ledger.Bench;

/// <summary>
/// Seals blocks of one document without a store, then verifies the same number of them in a SQLite file, and compares that with
/// reading the blocks and digesting their bytes once, which no verification can do without. Times are those of the processors,
/// so that other work of the machine counts less.
/// </summary>
internal static class JournalBench
{
    private const int Blocks = 20_000;

    private static readonly byte[] s_document = IonValue.Parse(
        """{VIN:"1N4AL11D75C109151",Type:"Sedan",Year:2011,Make:"Audi",Model:"A5",Color:"Silver",Owner:{Id:"GddsXfIYfDlKCEprOLOwYt"}}""").ToBinary();

    private static readonly byte[] s_hash = IonHash.Compute(s_document);

    public static async Task RunAsync()
    {
        string folder = Directory.CreateTempSubdirectory("ledger-bench-").FullName;
        try
        {
            Seal();
            Print("seal", Seal().TotalMicroseconds / Blocks, "µs of a processor a block");
            LedgerHeader header = new("bench", UniqueId.New(DateTimeOffset.UtcNow), DateTimeOffset.UtcNow);
            StoreServices services = new(new NoKeys(), each => new BlockSealer(each.StrandId, TimeProvider.System));
            await using SqliteLedgerStore store = await SqliteLedgerStore.CreateAsync(
                Path.Combine(folder, "l-bench.db"), header, new LedgerSettings(), services);
            await FillAsync(store);
            TimeSpan reading = await TimeAsync(() => ReadAsync(store));
            TimeSpan verifying = await TimeAsync(() => VerifyAsync(store));
            Print("verify", verifying.TotalMicroseconds / Blocks, "µs of a processor a block");
            Print("verify : read and digest once", verifying / reading, "");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static TimeSpan Seal()
    {
        BlockSealer sealer = new(UniqueId.New(DateTimeOffset.UtcNow), TimeProvider.System);
        JournalTip? tip = null;
        List<ReadOnlyMemory<byte>> peaks = [];
        TimeSpan before = Environment.CpuUsage.TotalTime;
        for (int i = 0; i < Blocks; i++)
        {
            SealedBlock block = sealer.Seal(Insert(i), tip, peaks);
            tip = block.Tip;
            peaks.RemoveRange(peaks.Count - block.Nodes.Length, block.Nodes.Length);
            peaks.Add(block.Nodes.IsEmpty ? tip.BlockHash : block.Nodes[^1].Hash);
        }

        return Environment.CpuUsage.TotalTime - before;
    }

    private static async Task FillAsync(SqliteLedgerStore store)
    {
        await store.CommitAsync(
            Request(-1) with
            {
                CatalogChanges = [new CatalogChange(CatalogChangeKind.CreateTable, "t", "Vehicle")],
                Writes = AccessSet.Of([AccessNames.Catalog, AccessNames.Schema("t"), AccessNames.Name("Vehicle")]),
            },
            CancellationToken.None);
        await Parallel.ForAsync(
            0, Blocks, new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (i, cancellation) => await store.CommitAsync(Insert(i), cancellation));
    }

    private static async Task<long> ReadAsync(SqliteLedgerStore store)
    {
        long from = 0;
        IReadOnlyList<StoredBlock> blocks;
        while ((blocks = await store.BlocksAsync(from, 512, CancellationToken.None)).Count > 0)
        {
            foreach (StoredBlock block in blocks)
            {
                SHA256.HashData(block.Ion.Span);
            }

            from = blocks[^1].SequenceNumber + 1;
        }

        return from;
    }

    private static async Task<long> VerifyAsync(SqliteLedgerStore store)
    {
        VerificationReport report = await new JournalVerifier(store, new NoKeys()).VerifyAsync(null, null, CancellationToken.None);
        return report.Problem is null ? report.Blocks : throw new InvalidOperationException(report.Problem);
    }

    private static async Task<TimeSpan> TimeAsync(Func<Task<long>> action)
    {
        await action();
        TimeSpan before = Environment.CpuUsage.TotalTime;
        await action();
        return Environment.CpuUsage.TotalTime - before;
    }

    private static CommitRequest Insert(int i)
    {
        string id = string.Create(CultureInfo.InvariantCulture, $"Document{i:D14}");
        return Request(i) with
        {
            Revisions = [new RevisionWrite("t", id, 0, s_document, s_hash, [])],
            RevisionStatements = [[0]],
            TableNames = ImmutableDictionary<string, string>.Empty.Add("t", "Vehicle"),
            Writes = AccessSet.Of([AccessNames.Document(id), AccessNames.Table("t")]),
        };
    }

    private static CommitRequest Request(int i) => new()
    {
        TransactionId = string.Create(CultureInfo.InvariantCulture, $"T{i + 1:D21}"),
        Snapshot = i,
        Reads = AccessSet.Empty,
        Writes = AccessSet.Empty,
        Statements = [new ExecutedStatement("INSERT INTO Vehicle ?", DateTimeOffset.UtcNow, s_hash)],
    };

    private static void Print(string what, double value, string unit)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-32} {value,12:N1} {unit}"));
    }

    private sealed class NoKeys : IIndexKeys
    {
        public ReadOnlyMemory<byte>? KeyOf(ReadOnlyMemory<byte> document, string field) => null;
    }
}

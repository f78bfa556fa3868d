using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using SessionTools.Ion;
using SessionTools.Ledger.Transactions;
using Xunit;

namespace SessionTools.Ledger.Tests.Transactions;

/// <summary>
/// What transactions saw and did at the same time they would have seen and done one after the other, in the order of their
/// blocks; those that only read, behind the block they saw.
/// </summary>
public sealed class SerializabilityTests
{
    private const int Workers = 8;
    private const int TransactionsPerWorker = 60;
    private const int Keys = 6;

    private static readonly string[] s_setUp =
    [
        "CREATE TABLE T", "CREATE TABLE U", "CREATE INDEX ON T (k)",
        "INSERT INTO T <<{'k': 0, 'n': 0}, {'k': 1, 'n': 0}, {'k': 2, 'n': 0}, {'k': 3, 'n': 0}>>",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Concurrent_transactions_equal_their_replay_in_the_order_of_their_blocks(int seed)
    {
        await using TestLedger ledger = await TestLedger.OpenAsync();
        await SetUpAsync(ledger);
        ConcurrentBag<Seen> seen = [];
        await Task.WhenAll(Enumerable.Range(0, Workers).Select(worker => Task.Run(() => WorkAsync(ledger, new Random((seed * 100) + worker), seen))));

        Assert.True(seen.Count(transaction => transaction.Block is not null) > Workers, "hardly anything was committed");
        await ReplayAsync(seen);
    }

    private static async Task SetUpAsync(TestLedger ledger)
    {
        foreach (string statement in s_setUp)
        {
            await ledger.RunAsync(statement);
        }
    }

    private static async Task WorkAsync(TestLedger ledger, Random random, ConcurrentBag<Seen> seen)
    {
        for (int i = 0; i < TransactionsPerWorker; i++)
        {
            long tip = (await ledger.Database.Store.TipAsync(default))!.SequenceNumber;
            TestTransaction transaction = ledger.Begin();
            List<Step> steps = [];
            for (int count = random.Next(1, 4); count > 0; count--)
            {
                (string statement, IonValue[] parameters) = Statement(random);
                steps.Add(new Step(statement, parameters, Run(transaction, statement, parameters)));
                await Task.Yield();
            }

            long snapshot = transaction.Session.Transaction(transaction.Id).Snapshot!.Value;
            Assert.True(snapshot >= tip, "A transaction does not see what was committed before it began.");
            try
            {
                CommittedTransaction committed = await transaction.CommitAsync();
                seen.Add(new Seen(committed.Address?.SequenceNumber, snapshot, steps));
            }
            catch (LedgerException conflict) when (conflict.Kind == LedgerErrorKind.OccConflict)
            {
                transaction.Session.End();
            }
        }
    }

    private static (string Statement, IonValue[] Parameters) Statement(Random random)
    {
        int key = random.Next(Keys);
        int number = random.Next(100);
        return random.Next(8) switch
        {
            0 => ("SELECT n FROM T WHERE k = ?", [key]),
            1 => ("SELECT k, n FROM T", []),
            2 => ("UPDATE T SET n = n + ? WHERE k = ?", [number, key]),
            3 => ("INSERT INTO T ?", [new IonStruct(("k", key), ("n", number))]),
            4 => ("DELETE FROM T WHERE k = ? AND n > ?", [key, number]),
            5 => ("INSERT INTO U ?", [new IonStruct(("n", number))]),
            6 => ("SELECT SUM(n) AS s FROM T WHERE k IN (?, ?)", [key, (key + 1) % Keys]),
            _ => ("UPDATE T SET k = ? WHERE k = ?", [(key + 1) % Keys, key]),
        };
    }

    /// <summary>The rows as text, sorted; ids are new in every run, so only how many were written counts.</summary>
    private static string Run(TestTransaction transaction, string statement, IonValue[] parameters)
    {
        IReadOnlyList<IonValue> rows = transaction.Run(statement, parameters);
        return statement.StartsWith("SELECT", StringComparison.Ordinal)
            ? string.Join(' ', rows.Select(row => row.ToText()).Order(StringComparer.Ordinal))
            : $"{rows.Count} written";
    }

    private static async Task ReplayAsync(IReadOnlyCollection<Seen> seen)
    {
        await using TestLedger ledger = await TestLedger.OpenAsync();
        await SetUpAsync(ledger);
        long block = (await ledger.Database.Store.TipAsync(default))!.SequenceNumber;
        Dictionary<long, Seen> writers = seen.Where(transaction => transaction.Block is not null).ToDictionary(transaction => transaction.Block!.Value);
        ILookup<long, Seen> readers = seen.Where(transaction => transaction.Block is null).ToLookup(transaction => transaction.Snapshot);
        while (true)
        {
            foreach (Seen reader in readers[block])
            {
                await RunAgainAsync(ledger, reader);
            }

            if (!writers.Remove(++block, out Seen? writer))
            {
                break;
            }

            await RunAgainAsync(ledger, writer);
        }

        Assert.Empty(writers);
    }

    private static async Task RunAgainAsync(TestLedger ledger, Seen seen)
    {
        TestTransaction transaction = ledger.Begin();
        foreach (Step step in seen.Steps)
        {
            Assert.Equal(step.Result, Run(transaction, step.Statement, step.Parameters));
        }

        await transaction.CommitAsync();
        transaction.Session.End();
    }

    private sealed record Step(string Statement, IonValue[] Parameters, string Result);

    private sealed record Seen(long? Block, long Snapshot, IReadOnlyList<Step> Steps);
}

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Ion;
using SessionTools.Ledger.Storage;
using SessionTools.Ledger.Storage.Memory;
using SessionTools.Ledger.Transactions;
using SessionTools.TestSupport;

namespace SessionTools.Ledger.Tests.Transactions;

/// <summary>A ledger in memory with a clock that tests move, and short words for what they do with it.</summary>
public sealed class TestLedger : IAsyncDisposable
{
    private TestLedger(LedgerDatabase database, TestClock clock)
    {
        Database = database;
        Clock = clock;
    }

    public LedgerDatabase Database { get; }

    public TestClock Clock { get; }

    public static async Task<TestLedger> OpenAsync(LedgerSettings? settings = null)
    {
        TestClock clock = new();
        DateTimeOffset now = clock.GetUtcNow();
        LedgerHeader header = new("test", UniqueId.New(now), now);
        MemoryLedgerStore store = new(header, settings ?? new LedgerSettings(), LedgerDatabase.StoreServices(clock));
        return new TestLedger(await LedgerDatabase.OpenAsync(store, clock, CancellationToken.None), clock);
    }

    public TestTransaction Begin() => new(Database.StartSession());

    /// <summary>Runs statements in a transaction of their own and gives the last one's rows.</summary>
    public async Task<IReadOnlyList<IonValue>> RunAsync(params string[] statements)
    {
        TestTransaction transaction = Begin();
        IReadOnlyList<IonValue> rows = [];
        foreach (string statement in statements)
        {
            rows = transaction.Run(statement);
        }

        await transaction.CommitAsync();
        return rows;
    }

    /// <summary>As <see cref="RunAsync"/>, each row as text, sorted: results have no order.</summary>
    public async Task<IReadOnlyList<string>> TextAsync(params string[] statements) =>
        [.. (await RunAsync(statements)).Select(row => row.ToText()).Order(StringComparer.Ordinal)];

    public async Task<string> TableIdAsync(string table)
    {
        IReadOnlyList<IonValue> rows = await RunAsync($"SELECT VALUE tableId FROM information_schema.user_tables WHERE name = '{table}'");
        return ((IonString)rows.Single()).Value;
    }

    public ValueTask DisposeAsync() => Database.DisposeAsync();
}

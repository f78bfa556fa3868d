using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Ion;
using SessionTools.Ledger.Journal;
using SessionTools.Ledger.Storage;
using SessionTools.Ledger.Storage.Memory;
using SessionTools.Ledger.Tests.Storage;
using SessionTools.Ledger.Transactions;
using SessionTools.TestSupport;
using Xunit;

namespace SessionTools.Ledger.Tests.Transactions;

/// <summary>When ended index entries are forgotten.</summary>
public sealed class PurgeTests
{
    private readonly TestClock _clock = new();
    private readonly TestClock _blockClock = new();

    [Fact]
    public async Task Entries_that_an_open_transaction_needs_stay_however_far_the_blocks_times_run_ahead()
    {
        await using LedgerDatabase database = await LedgerAsync();
        TestTransaction reader = new(database.StartSession());
        Assert.Single(reader.Run("SELECT * FROM T WHERE a = 1"));
        await RunAsync(database, "UPDATE T SET a = 2");
        for (int i = 0; i < 3; i++)
        {
            await PassAsync(database, _blockClock);
        }

        Assert.Equal(2, (await database.Store.AllIndexEntriesAsync(CancellationToken.None).ListAsync()).Count);
        Assert.Single(reader.Run("SELECT * FROM T WHERE a = 1"));
    }

    [Fact]
    public async Task Entries_that_no_transaction_can_need_go()
    {
        await using LedgerDatabase database = await LedgerAsync();
        await RunAsync(database, "UPDATE T SET a = 2");
        while ((await database.Store.AllIndexEntriesAsync(CancellationToken.None).ListAsync()).Count > 1)
        {
            await PassAsync(database, _clock);
        }

        Assert.Single(await RunAsync(database, "SELECT * FROM T WHERE a = 2"));
    }

    private static async Task<IReadOnlyList<IonValue>> RunAsync(LedgerDatabase database, string statement)
    {
        TestTransaction transaction = new(database.StartSession());
        IReadOnlyList<IonValue> rows = transaction.Run(statement);
        await transaction.CommitAsync();
        transaction.Session.End();
        return rows;
    }

    /// <summary>Many blocks and ten minutes later.</summary>
    private static async Task PassAsync(LedgerDatabase database, TestClock clock)
    {
        for (int i = 0; i < 1100; i++)
        {
            await database.Store.CommitAsync(new Request(await database.Store.NowAsync()).Build(), CancellationToken.None);
        }

        clock.Advance(TimeSpan.FromMinutes(10));
        await RunAsync(database, "SELECT * FROM T WHERE a = 3");
        await database.Store.CommitAsync(new Request(await database.Store.NowAsync()).Build(), CancellationToken.None);
        await RunAsync(database, "SELECT * FROM T WHERE a = 3");
    }

    private async Task<LedgerDatabase> LedgerAsync()
    {
        StoreServices services = LedgerDatabase.StoreServices(_clock) with { Sealer = header => new BlockSealer(header.StrandId, _blockClock) };
        LedgerDatabase database = await LedgerDatabase.OpenAsync(
            new MemoryLedgerStore(TestStores.Header, new LedgerSettings(), services), _clock, CancellationToken.None);
        await RunAsync(database, "CREATE TABLE T");
        await RunAsync(database, "CREATE INDEX ON T (a)");
        await RunAsync(database, "INSERT INTO T {'a': 1}");
        return database;
    }
}

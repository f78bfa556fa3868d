using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Ion;
using SessionTools.Ledger.Storage;
using SessionTools.Ledger.Storage.Sqlite;
using SessionTools.Ledger.Transactions;

namespace SessionTools.Ledger.Bench;

/// <summary>A ledger file used as its clients use it: sessions, statements, digests.</summary>
internal sealed class EngineLedger : IAsyncDisposable
{
    private EngineLedger(LedgerDatabase database) => Database = database;

    public LedgerDatabase Database { get; }

    public static async Task<EngineLedger> CreateAsync(string path)
    {
        DateTimeOffset now = DateTimeOffset.UtcNow;
        LedgerSettings settings = new() { HasQuotas = false, TransactionTimeout = TimeSpan.FromHours(1) };
        StoreServices services = LedgerDatabase.StoreServices(TimeProvider.System);
        SqliteLedgerStore store = await SqliteLedgerStore.CreateAsync(path, new LedgerHeader("bench", UniqueId.New(now), now), settings, services);
        return new EngineLedger(await LedgerDatabase.OpenAsync(store, TimeProvider.System, CancellationToken.None));
    }

    public static async Task<EngineLedger> OpenAsync(string path)
    {
        SqliteLedgerStore store = await SqliteLedgerStore.OpenAsync(path, LedgerDatabase.StoreServices(TimeProvider.System));
        return new EngineLedger(await LedgerDatabase.OpenAsync(store, TimeProvider.System, CancellationToken.None));
    }

    /// <summary>Fills a table with documents <c>{n, k, text}</c>, where k is n and indexed and text makes about 200 bytes.</summary>
    public async Task FillAsync(string table, int documents, int perTransaction)
    {
        string text = new('x', 150);
        LedgerSession session = Database.StartSession();
        for (int i = 0; i < documents; i += perTransaction)
        {
            int first = i;
            IonList list = new([.. Enumerable.Range(first, Math.Min(perTransaction, documents - first))
                .Select(n => (IonValue)new IonStruct(("n", n), ("k", n), ("text", text)))]);
            await RunAsync(session, $"INSERT INTO {table} ?", list);
        }

        session.End();
    }

    public async Task RunAsync(string statement, params IonValue[] parameters)
    {
        LedgerSession session = Database.StartSession();
        await RunAsync(session, statement, parameters);
        session.End();
    }

    /// <summary>One statement in a transaction of its own.</summary>
    /// <returns>How many rows it gave.</returns>
    public static async Task<long> RunAsync(LedgerSession session, string statement, params IonValue[] parameters)
    {
        LedgerTransaction transaction = session.Begin();
        TransactionDigest digest = new(transaction.Id);
        StatementPage page = transaction.Execute(statement, parameters, CancellationToken.None);
        digest.Fold(statement, parameters);
        long rows = page.Values.Count;
        while (page.NextPageToken is { } token)
        {
            page = transaction.Fetch(token, CancellationToken.None);
            rows += page.Values.Count;
        }

        await session.CommitAsync(transaction.Id, digest.Value, CancellationToken.None);
        return rows;
    }

    /// <summary>A statement for each of some numbers, in one transaction.</summary>
    public static async Task UpdateAsync(LedgerSession session, string statement, IEnumerable<int> numbers)
    {
        LedgerTransaction transaction = session.Begin();
        TransactionDigest digest = new(transaction.Id);
        foreach (int number in numbers)
        {
            transaction.Execute(statement, [number], CancellationToken.None);
            digest.Fold(statement, [number]);
        }

        await session.CommitAsync(transaction.Id, digest.Value, CancellationToken.None);
    }

    public ValueTask DisposeAsync() => Database.DisposeAsync();
}

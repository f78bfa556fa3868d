using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Ledger.Storage;
using SessionTools.Ledger.Storage.Sqlite;
using SessionTools.Ledger.Tests.Storage;
using SessionTools.Ledger.Transactions;
using Xunit;
using Xunit.Abstractions;

namespace SessionTools.Ledger.Tests.Transactions;

/// <summary>Many sessions and many processes at one ledger file are as good as one after the other.</summary>
public sealed class SqliteSerializabilityTests(ITestOutputHelper output) : IDisposable
{
    private const int Processes = 8;
    private const int Sessions = 16;

    private static readonly LedgerSettings s_settings = new() { HasQuotas = false, TransactionTimeout = TimeSpan.FromHours(1) };

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [StoreFact]
    public async Task Sessions_of_one_process_are_serializable()
    {
        await using LedgerDatabase database = await CreateAsync();
        ConcurrentBag<TransactionRecord> records = [];
        await Task.WhenAll(Enumerable.Range(1, Sessions).Select(seed => Task.Run(async () =>
        {
            RandomTransactions transactions = new(database, seed);
            for (int i = 0; i < TestScale.Transactions; i++)
            {
                records.Add(await transactions.RunAsync());
            }
        })));
        await CheckAsync(database.Store, [.. records], Sessions);
    }

    [StoreFact]
    public async Task Eight_processes_are_serializable()
    {
        await (await CreateAsync()).DisposeAsync();
        string count = TestScale.Transactions.ToString(CultureInfo.InvariantCulture);
        List<WriterProcess> processes = [.. Enumerable.Range(1, Processes).Select(seed =>
            WriterProcess.Start("transact", _folder.Ledger, seed.ToString(CultureInfo.InvariantCulture), count))];
        try
        {
            IReadOnlyList<string>[] lines = await Task.WhenAll(processes.Select(process => process.EndAsync()));
            await using SqliteLedgerStore store = await SqliteLedgerStore.OpenAsync(_folder.Ledger, Services);
            await CheckAsync(store, [.. lines.SelectMany(list => list).Select(TransactionRecord.Parse)], Processes);
        }
        finally
        {
            processes.ForEach(process => process.Dispose());
        }
    }

    [StoreFact]
    public async Task Exchanged_results_are_found()
    {
        await using LedgerDatabase database = await CreateAsync();
        TransactionRecord first = await ReadAsync(database, "SELECT d, w, n FROM T WHERE k = 1");
        TransactionRecord second = await ReadAsync(database, "SELECT d, w, n FROM T WHERE k = 2");
        Assert.Empty(await HistoryCheck.FindProblemsAsync(database.Store, [first, second]));
        TransactionRecord[] exchanged =
        [
            first with { Steps = [first.Steps[0] with { Result = second.Steps[0].Result }] },
            second with { Steps = [second.Steps[0] with { Result = first.Steps[0].Result }] },
        ];
        List<string> problems = await HistoryCheck.FindProblemsAsync(database.Store, exchanged);
        Assert.Equal(2, problems.Count);
        Assert.All(problems, problem => Assert.Contains("should have answered", problem, StringComparison.Ordinal));
    }

    [StoreFact]
    public async Task Without_validation_a_skewed_write_is_found_twice()
    {
        await using LedgerDatabase sound = await CreateAsync();
        await using LedgerDatabase broken = await LedgerDatabase.OpenAsync(new BlindStore(sound.Store), TimeProvider.System, CancellationToken.None);
        List<string> problems = await HistoryCheck.FindProblemsAsync(sound.Store, await SkewingPair.RunAsync(broken));
        Assert.Contains(problems, problem => problem.Contains("should have answered", StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.StartsWith("cycle: ", StringComparison.Ordinal));
        Assert.Empty(await HistoryCheck.FindProblemsAsync(sound.Store, await SkewingPair.RunAsync(sound)));
    }

    [StoreFact]
    public async Task A_reader_of_an_old_state_is_found()
    {
        await using LedgerDatabase database = await CreateAsync();
        TransactionRecord early = await ReadAsync(database, "SELECT d, w, n FROM T");
        TransactionRecord update = await ReadAsync(database, "UPDATE T SET n = 0, w = 'later.1' WHERE k = 1");
        TransactionRecord late = early with { Start = update.End + 1, End = update.End + 2 };
        List<string> problems = await HistoryCheck.FindProblemsAsync(database.Store, [update, late]);
        Assert.Contains(problems, problem => problem.Contains("had been acknowledged", StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.StartsWith("cycle: ", StringComparison.Ordinal));
    }

    private static StoreServices Services => LedgerDatabase.StoreServices(TimeProvider.System);

    private static async Task<TransactionRecord> ReadAsync(LedgerDatabase database, string statement)
    {
        RecordedTransaction transaction = new(database);
        transaction.Run(statement);
        return await transaction.CommitAsync();
    }

    private async Task<LedgerDatabase> CreateAsync()
    {
        DateTimeOffset now = DateTimeOffset.UtcNow;
        SqliteLedgerStore store = await SqliteLedgerStore.CreateAsync(
            _folder.Ledger, new LedgerHeader("serial", UniqueId.New(now), now), s_settings, Services);
        LedgerDatabase database = await LedgerDatabase.OpenAsync(store, TimeProvider.System, CancellationToken.None);
        await RandomTransactions.SetUpAsync(database);
        return database;
    }

    private async Task CheckAsync(ILedgerStore store, IReadOnlyList<TransactionRecord> records, int workers)
    {
        output.WriteLine(HistoryCheck.Summary(records));
        Assert.Equal(workers * TestScale.Transactions, records.Count);
        Assert.True(records.Count(record => record.Block is not null) > workers, "hardly anything was committed");
        Assert.Contains(records, record => !record.IsCommitted);
        Assert.Empty(await HistoryCheck.FindProblemsAsync(store, records));
    }
}

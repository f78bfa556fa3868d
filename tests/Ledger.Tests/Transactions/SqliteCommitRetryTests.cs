using System;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Ledger.Storage;
using SessionTools.Ledger.Storage.Sqlite;
using SessionTools.Ledger.Tests.Storage;
using SessionTools.Ledger.Transactions;
using SessionTools.TestSupport;
using Xunit;

namespace SessionTools.Ledger.Tests.Transactions;

/// <summary>Committing again after an error of unknown outcome.</summary>
[Collection(nameof(RecordingVfs))]
public sealed class SqliteCommitRetryTests : IDisposable
{
    private const int WriteFailed = 10 | (3 << 8);

    private readonly TestFolder _folder = new();
    private readonly TestClock _clock = new();
    private readonly DiskLog _log = new();

    public void Dispose() => _folder.Dispose();

    [StoreFact]
    public async Task A_commit_that_succeeded_although_it_failed_is_acknowledged_when_it_is_tried_again()
    {
        await using LedgerDatabase database = await OpenAsync();
        await CommitAsync(database, "CREATE TABLE T");
        await CommitAsync(database, "INSERT INTO T {'n': 0}");
        TestTransaction transaction = new(database.StartSession());
        transaction.Run("UPDATE T SET n = n + 1");
        FailFromFirstSync();
        LedgerStoreException error = await Assert.ThrowsAsync<LedgerStoreException>(transaction.CommitAsync);
        Assert.StartsWith("It is unknown whether", error.Message, StringComparison.Ordinal);
        _log.Fault = _ => 0;
        Assert.Throws<LedgerException>(() => transaction.Run("UPDATE T SET n = n + 1"));
        CommittedTransaction committed = await transaction.CommitAsync();
        Assert.Equal(3, committed.Address?.SequenceNumber);
        Assert.Equal("{n:1}", Assert.Single(new TestTransaction(database.StartSession()).Run("SELECT * FROM T")).ToText());
    }

    private static async Task CommitAsync(LedgerDatabase database, string statement)
    {
        TestTransaction transaction = new(database.StartSession());
        transaction.Run(statement);
        await transaction.CommitAsync();
    }

    private void FailFromFirstSync()
    {
        bool isFailing = false;
        _log.Fault = operation => (isFailing |= operation is DiskOperation.Sync) ? WriteFailed : 0;
    }

    private async Task<LedgerDatabase> OpenAsync()
    {
        StoreServices services = LedgerDatabase.StoreServices(_clock);
        await (await SqliteLedgerStore.CreateAsync(_folder.Ledger, TestStores.Header, new LedgerSettings(), services)).DisposeAsync();
        RecordingVfs.Attach(_log);
        SqliteLedgerStore store = await SqliteLedgerStore.OpenAsync(_folder.Ledger, services, RecordingVfs.Name, CancellationToken.None);
        return await LedgerDatabase.OpenAsync(store, _clock, CancellationToken.None);
    }
}

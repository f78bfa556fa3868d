using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Ledger.Storage;
using SessionTools.Ledger.Storage.Sqlite;
using SessionTools.Ledger.Tests.Storage;
using SessionTools.Ledger.Transactions;
using SessionTools.TestSupport;
using Xunit;

namespace SessionTools.Ledger.Tests.Transactions;

/// <summary>What becomes of sessions when their ledger's file is closed or deleted. Waits are only there lest a test hang.</summary>
public sealed class SqliteClosingTests : IDisposable
{
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(1);

    private readonly TestFolder _folder = new();
    private readonly TestClock _clock = new();

    public void Dispose() => _folder.Dispose();

    [StoreFact]
    public async Task Sessions_of_a_closed_file_are_refused_and_do_not_hang()
    {
        LedgerDatabase database = await LedgerDatabase.OpenAsync(await CreateStoreAsync(), _clock, CancellationToken.None);
        TestTransaction[] open = [new(database.StartSession()), new(database.StartSession())];
        open[0].Run("CREATE TABLE T");
        await database.DisposeAsync();
        await Assert.ThrowsAsync<LedgerException>(() => Task.Run(() => open[1].Run("SELECT * FROM T")).WaitAsync(s_longest));
        await Assert.ThrowsAsync<LedgerException>(() => Task.Run(open[0].CommitAsync).WaitAsync(s_longest));
    }

    [StoreFact]
    public async Task A_closed_file_refuses_reads_and_commits_and_does_not_hang()
    {
        SqliteLedgerStore store = await CreateStoreAsync();
        await store.DisposeAsync();
        for (int i = 0; i < 3; i++)
        {
            await Assert.ThrowsAsync<LedgerStoreException>(() =>
                Task.Run(() => store.ScanAsync("T", 0, -1, 1, CancellationToken.None).AsTask()).WaitAsync(s_longest));
            await Assert.ThrowsAsync<LedgerStoreException>(() =>
                Task.Run(() => store.FindDamageAsync(CancellationToken.None).AsTask()).WaitAsync(s_longest));
            await Assert.ThrowsAsync<LedgerStoreException>(() =>
                Task.Run(() => store.CommitAsync(new Request(-1))).WaitAsync(s_longest));
        }
    }

    [StoreFact]
    public async Task A_file_that_another_process_has_deleted_takes_no_commits()
    {
        await using LedgerDatabase database = await LedgerDatabase.OpenAsync(await CreateStoreAsync(), _clock, CancellationToken.None);
        TestTransaction transaction = new(database.StartSession());
        transaction.Run("CREATE TABLE T");
        new LedgerFiles(_folder.Ledger).Delete();
        LedgerStoreException error = await Assert.ThrowsAsync<LedgerStoreException>(transaction.CommitAsync);
        Assert.Contains("was deleted by another process", error.Message, StringComparison.Ordinal);
    }

    [StoreFact]
    public async Task A_file_that_another_process_has_deleted_and_made_anew_is_opened_anew()
    {
        await using SqliteLedgerStore old = await CreateStoreAsync();
        new LedgerFiles(_folder.Ledger).Delete();
        await using SqliteLedgerStore made = await SqliteLedgerStore.CreateAsync(
            _folder.Ledger, TestStores.Header with { Name = "new" }, new LedgerSettings(), LedgerDatabase.StoreServices(_clock));
        Assert.Equal("new", made.Header.Name);
        await old.DisposeAsync();
        await using SqliteLedgerStore again = await SqliteLedgerStore.OpenAsync(_folder.Ledger, LedgerDatabase.StoreServices(_clock));
        Assert.Same(made, again);
    }

    [StoreFact]
    public async Task A_file_that_another_process_has_deleted_does_not_read_the_one_that_was_made_anew()
    {
        await using SqliteLedgerStore old = await CreateStoreAsync();
        LedgerFiles files = new(_folder.Ledger);
        await old.SettingsAsync(CancellationToken.None);
        files.Delete();
        await RefusesAsync(old);
        SqliteFile.Create(files, TestStores.Header, new LedgerSettings(), vfs: null);
        await RefusesAsync(old);
    }

    [StoreFact]
    public async Task A_file_that_another_process_has_deleted_leaves_the_one_that_was_made_anew_alone()
    {
        await using SqliteLedgerStore old = await CreateStoreAsync();
        LedgerFiles files = new(_folder.Ledger);
        files.Delete();
        await using SqliteLedgerStore made = await CreateStoreAsync();
        await made.CommitAsync(new Request(-1));
        await Assert.ThrowsAsync<LedgerStoreException>(() => old.PurgeAsync(0, CancellationToken.None).AsTask());
        await old.DisposeAsync();
        Assert.NotEqual(0, new FileInfo(files.Main + "-wal").Length);
    }

    [LinuxStoreFact]
    public async Task A_lock_that_fails_is_an_error_of_the_store()
    {
        await using SqliteLedgerStore store = await CreateStoreAsync();
        BrokenDescriptor.Break(new LedgerFiles(_folder.Ledger).Commit);
        LedgerStoreException error = await Assert.ThrowsAsync<LedgerStoreException>(() => store.CommitAsync(new Request(-1)));
        Assert.Contains("-commit", error.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<LedgerStoreException>(() => store.PurgeAsync(0, CancellationToken.None).AsTask());
    }

    private static async Task RefusesAsync(SqliteLedgerStore deleted)
    {
        Func<Task>[] uses =
        [
            () => deleted.SettingsAsync(CancellationToken.None).AsTask(),
            () => deleted.FindDamageAsync(CancellationToken.None).AsTask(),
            () => deleted.PurgeAsync(0, CancellationToken.None).AsTask(),
        ];
        foreach (Func<Task> use in uses)
        {
            LedgerStoreException error = await Assert.ThrowsAsync<LedgerStoreException>(use);
            Assert.Contains("was deleted by another process", error.Message, StringComparison.Ordinal);
        }
    }

    private async Task<SqliteLedgerStore> CreateStoreAsync() => await SqliteLedgerStore.CreateAsync(
        _folder.Ledger, TestStores.Header, new LedgerSettings(), LedgerDatabase.StoreServices(_clock));
}

using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Ledger.Storage;
using SessionTools.Ledger.Storage.Sqlite;
using Xunit;

namespace SessionTools.Ledger.Tests.Storage;

/// <summary>Ledger files: making, opening, closing, deleting, and what is no ledger.</summary>
public sealed class SqliteFileTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [StoreFact]
    public async Task A_ledger_is_the_same_after_reopening()
    {
        await using (SqliteLedgerStore store = await CreateAsync())
        {
            await Workload.PrepareAsync(store);
            await new Workload(store, "w").InsertAsync(1);
            await store.SaveSettingsAsync(new LedgerSettings { PermissionsMode = "STANDARD" }, CancellationToken.None);
        }

        Assert.Equal(0, new FileInfo(_folder.Ledger + "-wal") is { Exists: true } wal ? wal.Length : 0);
        await using SqliteLedgerStore again = await OpenAsync();
        Assert.Equal(TestStores.Header, again.Header);
        Assert.Equal("STANDARD", (await again.SettingsAsync(CancellationToken.None)).PermissionsMode);
        Assert.Equal(["counter:0", "w-1:0"], (await StoreCheck.RunAsync(again)).Order());
        await new Workload(again, "w").InsertAsync(2);
        Assert.Equal(3, (await StoreCheck.RunAsync(again)).Count);
    }

    [StoreFact]
    public async Task A_transaction_is_committed_once_whoever_has_the_file_open()
    {
        Request once = new Request(1).Insert(TestStores.Table, "d1", "{}");
        await using (SqliteLedgerStore store = await CreateAsync())
        {
            await Workload.PrepareAsync(store);
            await store.CommitAsync(once);
        }

        await using SqliteLedgerStore again = await OpenAsync();
        await Assert.ThrowsAsync<ArgumentException>(() => again.CommitAsync(new Request(1, once.TransactionId).Insert(TestStores.Table, "d2", "{}")));
        Assert.Equal(2, (await again.ScanTextsAsync(TestStores.Table, await again.NowAsync())).Count);
    }

    [StoreFact]
    public async Task Its_files_are_for_the_owner_only()
    {
        string path = Path.Combine(_folder.Path, "ledgers", "l-a.db");
        await using SqliteLedgerStore store = await SqliteLedgerStore.CreateAsync(path, TestStores.Header, new LedgerSettings(), TestStores.Services);
        await Workload.PrepareAsync(store);
        string[] files = [.. Directory.GetFiles(Path.GetDirectoryName(path)!).Order()];
        Assert.Equal(["", "-commit", "-door", "-shared", "-shm", "-wal"], files.Select(file => file[path.Length..]));
        if (!OperatingSystem.IsWindows())
        {
            foreach (string file in files)
            {
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
            }

            Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
                File.GetUnixFileMode(Path.GetDirectoryName(path)!));
        }
    }

    [StoreFact]
    public async Task A_process_has_one_object_for_a_file_by_whatever_name()
    {
        await using SqliteLedgerStore store = await CreateAsync();
        Directory.CreateDirectory(Path.Combine(_folder.Path, "sub"));
        await using SqliteLedgerStore dotted = await SqliteLedgerStore.OpenAsync(
            Path.Combine(_folder.Path, "sub", "..", Path.GetFileName(_folder.Ledger)), TestStores.Services);
        Assert.Same(store, dotted);
        string link = Path.Combine(_folder.Path, "link");
        Directory.CreateSymbolicLink(link, _folder.Path);
        await using SqliteLedgerStore linked = await SqliteLedgerStore.OpenAsync(
            Path.Combine(link, Path.GetFileName(_folder.Ledger)), TestStores.Services);
        Assert.Same(store, linked);
    }

    [StoreFact]
    public async Task An_existing_file_is_not_made_again()
    {
        await File.WriteAllTextAsync(_folder.Ledger, "precious");
        LedgerStoreException error = await Assert.ThrowsAsync<LedgerStoreException>(async () => await CreateAsync());
        Assert.Contains(_folder.Ledger, error.Message, StringComparison.Ordinal);
        Assert.Equal("precious", await File.ReadAllTextAsync(_folder.Ledger));
        Assert.Single(Directory.GetFiles(_folder.Path));
    }

    [StoreFact]
    public async Task What_is_no_ledger_is_refused_and_left_alone()
    {
        (string Name, byte[] Content)[] files =
        [
            ("empty", []),
            ("text", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("This is not a ledger. ", 500)))),
            ("foreign", ForeignDatabase()),
        ];
        foreach ((string name, byte[] content) in files)
        {
            string path = Path.Combine(_folder.Path, name);
            await File.WriteAllBytesAsync(path, content);
            int before = Directory.GetFiles(_folder.Path).Length;
            LedgerStoreException error = await Assert.ThrowsAsync<LedgerStoreException>(async () =>
                await SqliteLedgerStore.OpenAsync(path, TestStores.Services));
            Assert.True(error.IsDamage);
            Assert.Contains(path, error.Message, StringComparison.Ordinal);
            Assert.Equal(content, await File.ReadAllBytesAsync(path));
            Assert.Equal(before, Directory.GetFiles(_folder.Path).Length);
        }
    }

    [StoreFact]
    public async Task A_ledger_of_a_later_version_is_refused_as_such()
    {
        await (await CreateAsync()).DisposeAsync();
        Execute(_folder.Ledger, "PRAGMA user_version = 99");
        LedgerStoreException error = await Assert.ThrowsAsync<LedgerStoreException>(async () => await OpenAsync());
        Assert.False(error.IsDamage);
        Assert.Contains("schema 99", error.Message, StringComparison.Ordinal);
    }

    [StoreFact]
    public async Task A_missing_file_is_named()
    {
        LedgerStoreException error = await Assert.ThrowsAsync<LedgerStoreException>(async () => await OpenAsync());
        Assert.Equal($"There is no ledger file '{_folder.Ledger}'.", error.Message);
        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    [StoreFact]
    public async Task Damage_within_the_file_is_told_as_damage()
    {
        await using (SqliteLedgerStore store = await CreateAsync())
        {
            await Workload.PrepareAsync(store);
            for (int i = 0; i < 200; i++)
            {
                await new Workload(store, "w").InsertAsync(i);
            }
        }

        byte[] content = await File.ReadAllBytesAsync(_folder.Ledger);
        new Random(7).NextBytes(content.AsSpan(4096 * 3));
        await File.WriteAllBytesAsync(_folder.Ledger, content);
        LedgerStoreException error = await Assert.ThrowsAsync<LedgerStoreException>(async () =>
        {
            await using SqliteLedgerStore store = await OpenAsync();
            await StoreCheck.RunAsync(store);
        });
        Assert.True(error.IsDamage, error.Message);
        Assert.Contains(_folder.Ledger, error.Message, StringComparison.Ordinal);
    }

    [StoreFact]
    public async Task Redacted_data_is_in_none_of_the_files()
    {
        const string Secret = "correct-horse-battery-staple";
        await using SqliteLedgerStore store = await CreateAsync();
        (string, string)[] index = [(Workload.Index, "name")];
        await Workload.PrepareAsync(store);
        await store.CommitAsync(new Request(1).Insert(TestStores.Table, "d", $"{{name:\"{Secret}\"}}", index));
        await store.CommitAsync(new Request(2).Replace(TestStores.Table, "d", 1, $"{{name:\"{Secret}\"}}", "{name:\"-\"}", index));
        Assert.True(HasText(Secret));
        await store.CommitAsync(new Request(3).Redact(2, TestStores.Table, "d", 0));
        Assert.False(HasText(Secret));
        Assert.Equal("{name:\"-\"}", TestStores.Text(await store.GetAsync(TestStores.Table, "d", 4, CancellationToken.None)));
    }

    [StoreFact]
    public async Task A_ledger_is_deleted_with_all_its_files_once_it_is_closed()
    {
        SqliteLedgerStore store = await CreateAsync();
        await Workload.PrepareAsync(store);
        await Assert.ThrowsAsync<LedgerStoreException>(async () => await SqliteLedgerStore.DeleteAsync(_folder.Ledger));
        await store.DisposeAsync();
        await SqliteLedgerStore.DeleteAsync(_folder.Ledger);
        Assert.Empty(Directory.GetFiles(_folder.Path));
        await Assert.ThrowsAsync<LedgerStoreException>(async () => await SqliteLedgerStore.DeleteAsync(_folder.Ledger));
    }

    private static void Execute(string path, string sql)
    {
        using SqliteConnection connection = SqliteConnection.Open(path, isReadOnly: false, vfs: null);
        connection.Execute(sql);
    }

    private byte[] ForeignDatabase()
    {
        string path = Path.Combine(_folder.Path, "draft");
        File.WriteAllBytes(path, []);
        Execute(path, "CREATE TABLE t (a); INSERT INTO t VALUES (1)");
        byte[] content = File.ReadAllBytes(path);
        File.Delete(path);
        return content;
    }

    /// <summary>Reads the files as an outsider would; no other process relies on the locks that this drops.</summary>
    private bool HasText(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        return Directory.GetFiles(_folder.Path).Any(file => File.ReadAllBytes(file).AsSpan().IndexOf(bytes) >= 0);
    }

    private ValueTask<SqliteLedgerStore> CreateAsync()
    {
        return SqliteLedgerStore.CreateAsync(_folder.Ledger, TestStores.Header, new LedgerSettings(), TestStores.Services);
    }

    private ValueTask<SqliteLedgerStore> OpenAsync() => SqliteLedgerStore.OpenAsync(_folder.Ledger, TestStores.Services);
}

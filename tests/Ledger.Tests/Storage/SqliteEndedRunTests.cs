using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Ledger.Storage.Sqlite;
using Xunit;

namespace SessionTools.Ledger.Tests.Storage;

/// <summary>What the file knows of revisions that have ended, and how it comes to know it.</summary>
public sealed class SqliteEndedRunTests : IDisposable
{
    private const int Updates = 200;

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [StoreFact]
    public async Task After_closing_all_that_has_ended_is_known_as_such()
    {
        await WriteAsync();
        Assert.Equal($"{Updates} {Updates}", Ask("SELECT sum(revisions) || ' ' || (SELECT count(*) FROM revision WHERE end_seq <= (SELECT max(seq) FROM block)) FROM ended_run"));
        Assert.Equal("2", Ask("SELECT count(*) FROM ended_run WHERE revisions >= 16"));
        Assert.Null(await FindDamageAsync());
    }

    [StoreFact]
    public async Task What_would_hide_a_document_or_is_not_so_is_named()
    {
        await WriteAsync();
        string good = Path.Combine(_folder.Path, "good");
        File.Copy(_folder.Ledger, good);
        string[] changes =
        [
            "DELETE FROM ended_run",
            "UPDATE ended_run SET last = last + 1",
            "UPDATE ended_run SET seq = 1",
            "UPDATE ended_run SET revisions = 20",
            "INSERT INTO ended_run SELECT max(id), max(id), 5, 1 FROM revision",
            "UPDATE ledger SET ended_to = ended_to + 1",
            "UPDATE ledger SET ended_to = 20",
        ];
        foreach (string change in changes)
        {
            File.Copy(good, _folder.Ledger, overwrite: true);
            Execute(change);
            Assert.Equal("the revisions that scans leap over are not those that have ended", await FindDamageAsync());
        }
    }

    [StoreFact]
    public async Task A_file_of_the_first_version_gets_to_know_it_once_it_is_opened_and_closed()
    {
        await WriteAsync();
        string version = Ask("PRAGMA user_version");
        string runs = Ask("SELECT group_concat(first || ' ' || last || ' ' || seq) FROM ended_run");
        Execute(
            """
            DROP TABLE ended_run;
            CREATE TABLE first AS SELECT name, strand_id, created_at, is_imported, settings, recoveries FROM ledger;
            DROP TABLE ledger;
            CREATE TABLE ledger (
              name TEXT NOT NULL,
              strand_id TEXT NOT NULL,
              created_at INTEGER NOT NULL,
              is_imported INTEGER NOT NULL,
              settings TEXT NOT NULL,
              recoveries INTEGER NOT NULL DEFAULT 0);
            INSERT INTO ledger SELECT * FROM first;
            DROP TABLE first;
            CREATE TABLE first AS
              SELECT number, id, table_number, field, created_seq, online_seq, dropped_seq, built_to FROM document_index;
            DROP TABLE document_index;
            CREATE TABLE document_index (
              number INTEGER PRIMARY KEY,
              id TEXT NOT NULL UNIQUE,
              table_number INTEGER NOT NULL,
              field TEXT NOT NULL,
              created_seq INTEGER NOT NULL,
              online_seq INTEGER NOT NULL DEFAULT 9223372036854775807,
              dropped_seq INTEGER NOT NULL DEFAULT 9223372036854775807,
              built_to INTEGER NOT NULL DEFAULT 0);
            INSERT INTO document_index SELECT * FROM first;
            DROP TABLE first;
            CREATE TABLE first AS SELECT * FROM block;
            DROP TABLE block;
            CREATE TABLE block (
              seq INTEGER PRIMARY KEY,
              transaction_id TEXT NOT NULL UNIQUE,
              time INTEGER NOT NULL,
              hash BLOB NOT NULL,
              catalog_seq INTEGER NOT NULL,
              revisions INTEGER NOT NULL,
              nodes BLOB NOT NULL,
              write_set BLOB NOT NULL,
              ion BLOB NOT NULL);
            INSERT INTO block SELECT * FROM first;
            DROP TABLE first;
            PRAGMA user_version = 1;
            """);
        Assert.Null(await FindDamageAsync());
        Assert.Equal(version, Ask("PRAGMA user_version"));
        Assert.Equal(runs, Ask("SELECT group_concat(first || ' ' || last || ' ' || seq) FROM ended_run"));
    }

    /// <summary>Updates one document time and again between two that stay.</summary>
    private async Task WriteAsync()
    {
        await using SqliteLedgerStore store = await SqliteLedgerStore.CreateAsync(
            _folder.Ledger, TestStores.Header, new LedgerSettings(), TestStores.Services);
        await Workload.PrepareAsync(store);
        await store.CommitAsync(new Request(1).Insert(TestStores.Table, "updated", "{v:0}"));
        for (int version = 1; version <= Updates; version++)
        {
            await store.CommitAsync(
                new Request(await store.NowAsync()).Replace(TestStores.Table, "updated", version, $"{{v:{version - 1}}}", $"{{v:{version}}}"));
            if (version == Updates / 2)
            {
                await store.CommitAsync(new Request(await store.NowAsync()).Insert(TestStores.Table, "between", "{}"));
            }
        }

        Assert.Equal(["{n:0}", "{}", $"{{v:{Updates}}}"], await store.ScanTextsAsync(TestStores.Table, await store.NowAsync()));
    }

    private async Task<string?> FindDamageAsync()
    {
        await using SqliteLedgerStore store = await SqliteLedgerStore.OpenAsync(_folder.Ledger, TestStores.Services);
        return await store.FindDamageAsync(CancellationToken.None);
    }

    private string Ask(string sql)
    {
        using SqliteConnection connection = SqliteConnection.Open(_folder.Ledger, isReadOnly: false, vfs: null);
        return connection.Scalar(sql);
    }

    private void Execute(string sql)
    {
        using SqliteConnection connection = SqliteConnection.Open(_folder.Ledger, isReadOnly: false, vfs: null);
        connection.Execute(sql);
        connection.Checkpoint(SQLitePCL.raw.SQLITE_CHECKPOINT_TRUNCATE, TimeSpan.Zero);
    }
}

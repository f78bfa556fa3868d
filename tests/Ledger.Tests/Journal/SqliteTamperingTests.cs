using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Ledger.Journal;
using SessionTools.Ledger.Storage;
using SessionTools.Ledger.Storage.Sqlite;
using SessionTools.Ledger.Tests.Storage;
using SessionTools.TestSupport;
using Xunit;
using Xunit.Abstractions;

namespace SessionTools.Ledger.Tests.Journal;

/// <summary>Changes of a closed ledger file, behind the store's back: opening or verifying names them.</summary>
public sealed class SqliteTamperingTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const string Strand = "JournalStrand123456789";

    private readonly TestClock _clock = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("sessiontools-tamper-").FullName;

    private string Original => Path.Combine(_folder, "l-original.db");

    public async Task InitializeAsync()
    {
        if (SqliteLibrary.Problem is null)
        {
            LedgerHeader header = new("original", Strand, _clock.GetUtcNow());
            await using SqliteLedgerStore store = await SqliteLedgerStore.CreateAsync(Original, header, new LedgerSettings(), Services());
            LedgerScript script = new(store, _clock);
            await script.WriteSampleAsync();
            for (int i = 0; i < 30; i++)
            {
                string data = "{Key:" + i + ",Text:\"" + new string((char)('a' + (i % 26)), 400) + "\"}";
                await script.CommitAsync("INSERT", script.Insert("t1", "document" + i, data));
            }
        }
    }

    public Task DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }

    [StoreFact]
    public async Task The_file_is_good_before_it_is_changed()
    {
        Assert.Null(await FindProblemAsync(Copy("good", _ => { })));
        Assert.Equal(0, new FileInfo(Original + "-wal").Length);
    }

    [StoreFact]
    public async Task A_changed_byte_is_named_or_changes_nothing()
    {
        string expected = await DumpAsync(Copy("dump", _ => { }));
        long length = new FileInfo(Original).Length;
        Random random = new(20300102);
        int named = 0;
        for (int i = 0; i < 1000; i++)
        {
            long position = random.NextInt64(length);
            byte change = (byte)(1 << random.Next(8));
            string path = Copy("flip", file => Flip(file, position, change));
            if (await FindProblemAsync(path) is null)
            {
                Assert.Equal(expected, await DumpAsync(path));
            }
            else
            {
                named++;
            }
        }

        output.WriteLine($"{named} of 1,000 changed bytes were named; the others changed nothing that can be read.");
        Assert.True(named > 0);
    }

    [StoreFact]
    public async Task Every_column_of_every_table_is_covered()
    {
        string[] uncovered = ["ledger.name", "ledger.created_at", "ledger.settings", "ledger.recoveries", "document_index.online_seq", "document_index.forgotten_to"];
        List<string> unnamed = [];
        foreach ((string table, string column) in Columns())
        {
            string path = Copy("column", file => Execute(file, Change(table, column)));
            if (await FindProblemAsync(path) is null)
            {
                unnamed.Add(table + "." + column);
            }
        }

        Assert.Equal(string.Join('\n', uncovered), string.Join('\n', unnamed));
    }

    [StoreFact]
    public async Task Rows_missing_doubled_or_exchanged_are_named()
    {
        (string Sql, string Problem)[] changes = [
            ("DELETE FROM block WHERE seq = 6", "block 7 stands where block 6 belongs"),
            ("DELETE FROM block WHERE seq > 10; DELETE FROM revision WHERE seq > 10; DELETE FROM entry WHERE seq > 10", "a catalog change is not of a block"),
            ("DELETE FROM block WHERE seq > 40",
                "begins or ends with a block that is not there"),
            ("UPDATE block SET seq = seq + 100 WHERE seq > 5", "Block 6: the store files it under another number"),
            ("UPDATE block SET seq = -1 WHERE seq = 5; UPDATE block SET seq = 5 WHERE seq = 6; UPDATE block SET seq = 6 WHERE seq = -1",
                "block 6 stands where block 5 belongs"),
            ("INSERT INTO block SELECT 112, transaction_id || 'x', time, hash, catalog_seq, revisions, nodes, write_set, ion FROM block WHERE seq = 11",
                "block 11 stands where block 42 belongs"),
            ("DELETE FROM revision WHERE document_id = 'd3' AND version = 0", "another"),
            ("DELETE FROM revision WHERE document_id = 'd4'", "the tables have another block for its revision"),
            ("UPDATE revision SET id = id + (1 << 40) WHERE document_id = 'd4'", "another table"),
            ("DELETE FROM entry WHERE end_seq > 100", "documents have a key for it"),
            ("INSERT INTO entry SELECT index_number, key, document, seq + 1, end_seq FROM entry WHERE end_seq > 100", "entry"),
            ("DELETE FROM catalog_change WHERE kind = 3", "the store's table t1"),
            ("UPDATE document_index SET forgotten_to = 1000", "the progress of an index is impossible"),
            ("DELETE FROM ledger", ""),
            ("CREATE TABLE more (a)", "not defined as they should be"),
            ("DROP INDEX entry_ended", "not defined as they should be"),
        ];
        foreach ((string sql, string problem) in changes)
        {
            string? found = await FindProblemAsync(Copy("rows", file => Execute(file, sql)));
            Assert.True(found is not null, sql);
            Assert.Contains(problem, found, StringComparison.Ordinal);
        }
    }

    private static StoreServices ServicesOf(TimeProvider clock)
    {
        return new StoreServices(new FieldKeys(), header => new BlockSealer(header.StrandId, clock));
    }

    private static void Flip(string path, long position, byte change)
    {
        using FileStream file = new(path, FileMode.Open);
        file.Position = position;
        int old = file.ReadByte();
        file.Position = position;
        file.WriteByte((byte)(old ^ change));
    }

    private static void Execute(string path, string sql)
    {
        using SqliteConnection connection = SqliteConnection.Open(path, isReadOnly: false, vfs: null);
        connection.Execute(sql);
        connection.Checkpoint(1, TimeSpan.Zero);
    }

    /// <summary>Changes the column where it is set, in one row, in a way that its type allows.</summary>
    private static string Change(string table, string column)
    {
        return $"""
            UPDATE {table} SET {column} = CASE typeof({column})
              WHEN 'integer' THEN CASE WHEN {column} = 9223372036854775807 THEN 9 ELSE {column} + 1 END
              WHEN 'text' THEN {column} || 'x'
              ELSE CAST({column} || x'FF' AS BLOB) END
            WHERE {column} = (SELECT max({column}) FROM {table})
            """;
    }

    private StoreServices Services() => ServicesOf(_clock);

    private List<(string Table, string Column)> Columns()
    {
        List<(string Table, string Column)> columns = [];
        using SqliteConnection connection = SqliteConnection.Open(Original, isReadOnly: true, vfs: null);
        using SqliteStatement rows = connection.Prepare(
            "SELECT m.name, c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite%' ORDER BY m.rowid, c.cid");
        while (rows.Step())
        {
            columns.Add((rows.Text(0), rows.Text(1)));
        }

        return columns;
    }

    private string Copy(string name, Action<string> change)
    {
        string path = Path.Combine(_folder, "l-" + name + ".db");
        foreach (string file in Directory.GetFiles(_folder, "l-" + name + "*"))
        {
            File.Delete(file);
        }

        File.Copy(Original, path);
        change(path);
        return path;
    }

    private async Task<string> DumpAsync(string path)
    {
        await using SqliteLedgerStore store = await SqliteLedgerStore.OpenAsync(path, Services());
        return await LedgerDump.OfAsync(store);
    }

    /// <summary>What opening or verifying says, or null.</summary>
    private async Task<string?> FindProblemAsync(string path)
    {
        try
        {
            await using SqliteLedgerStore store = await SqliteLedgerStore.OpenAsync(path, Services());
            return (await new JournalVerifier(store, new FieldKeys()).VerifyAsync(null, null, CancellationToken.None)).Problem;
        }
        catch (LedgerStoreException error)
        {
            return error.Message;
        }
    }
}

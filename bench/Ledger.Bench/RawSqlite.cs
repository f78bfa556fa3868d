using System;
using System.IO;
using SessionTools.Ledger.Storage.Sqlite;

namespace SessionTools.Ledger.Bench;

/// <summary>What SQLite alone can do, with the pragmas that ledgers have: one row of 500 bytes a transaction.</summary>
internal sealed class RawSqlite : IDisposable
{
    private const int RowSize = 500;

    private readonly SqliteConnection _connection;
    private readonly byte[] _row = new byte[RowSize];

    public RawSqlite(string path)
    {
        File.WriteAllBytes(path, []);
        _connection = SqliteConnection.Open(path, isReadOnly: false, vfs: null);
        _connection.Execute(
            """
            PRAGMA journal_mode = WAL;
            PRAGMA synchronous = FULL;
            PRAGMA fullfsync = ON;
            PRAGMA checkpoint_fullfsync = ON;
            PRAGMA secure_delete = ON;
            PRAGMA wal_autocheckpoint = 1000;
            CREATE TABLE t (id INTEGER PRIMARY KEY, data BLOB NOT NULL);
            """);
    }

    public void Insert(int count)
    {
        for (int i = 0; i < count; i++)
        {
            _connection.Prepare("BEGIN IMMEDIATE").Run();
            _connection.Prepare("INSERT INTO t (data) VALUES (?1)").Bind(1, _row).Run();
            _connection.Prepare("COMMIT").Run();
        }
    }

    public void Dispose() => _connection.Dispose();
}

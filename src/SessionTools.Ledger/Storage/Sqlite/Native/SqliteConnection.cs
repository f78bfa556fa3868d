using System;
using System.Collections.Generic;
using SQLitePCL;

namespace SessionTools.Ledger.Storage.Sqlite;

/// <summary>A connection to a file; for one thread at a time. It keeps the statements it has prepared.</summary>
internal sealed class SqliteConnection : IDisposable
{
    private const int BusyMilliseconds = 10_000;

    private readonly Dictionary<string, SqliteStatement> _statements = new(StringComparer.Ordinal);
    private readonly sqlite3 _handle;
    private readonly WalHook _walHook;

    private SqliteConnection(sqlite3 handle)
    {
        _handle = handle;
        _walHook = new WalHook(handle);
    }

    /// <summary>How many pages the write-ahead log held after the last commit on this connection.</summary>
    public int WalPages => _walHook.Pages;

    /// <summary>How many rows the last statement changed.</summary>
    public int Changes => raw.sqlite3_changes(_handle);

    /// <param name="name">A path, or a file URI.</param>
    /// <param name="isReadOnly">Whether nothing may be written.</param>
    /// <param name="vfs">The VFS; null for the default one.</param>
    public static SqliteConnection Open(string name, bool isReadOnly, string? vfs)
    {
        SqliteLibrary.Require();
        int flags = raw.SQLITE_OPEN_NOMUTEX | raw.SQLITE_OPEN_URI
            | (isReadOnly ? raw.SQLITE_OPEN_READONLY : raw.SQLITE_OPEN_READWRITE);
        int code = raw.sqlite3_open_v2(name, out sqlite3 handle, flags, vfs);
        if (code != raw.SQLITE_OK)
        {
            SqliteError error = new(code, raw.sqlite3_errmsg(handle).utf8_to_string());
            handle.Dispose();
            throw error;
        }

        SqliteConnection connection = new(handle);
        raw.sqlite3_busy_timeout(handle, BusyMilliseconds);
        connection.Check(raw.sqlite3_db_config(handle, raw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, out int _));
        return connection;
    }

    /// <summary>A statement, ready to be bound and run; the same one for the same text.</summary>
    public SqliteStatement Prepare(string sql)
    {
        if (_statements.TryGetValue(sql, out SqliteStatement? statement))
        {
            return statement;
        }

        Check(raw.sqlite3_prepare_v2(_handle, sql, out sqlite3_stmt handle));
        statement = new SqliteStatement(this, handle);
        _statements.Add(sql, statement);
        return statement;
    }

    /// <summary>Runs statements that take no parameters and give no rows.</summary>
    public void Execute(string sql) => Check(raw.sqlite3_exec(_handle, sql));

    /// <summary>The first column of the only row.</summary>
    public string Scalar(string sql)
    {
        using SqliteStatement statement = Prepare(sql);
        statement.Step();
        return statement.Text(0);
    }

    /// <summary>Copies the write-ahead log into the file.</summary>
    /// <param name="mode">One of SQLite's checkpoint modes.</param>
    /// <param name="maxWait">How long to wait for other programs' readers.</param>
    /// <returns>Whether all of it was copied and nobody reads from the log any more.</returns>
    public bool Checkpoint(int mode, TimeSpan maxWait)
    {
        raw.sqlite3_busy_timeout(_handle, (int)maxWait.TotalMilliseconds);
        int code = raw.sqlite3_wal_checkpoint_v2(_handle, "main", mode, out int _, out int _);
        raw.sqlite3_busy_timeout(_handle, BusyMilliseconds);
        return code == raw.SQLITE_OK || (code == raw.SQLITE_BUSY ? false : throw Error(code));
    }

    public void Check(int code)
    {
        if (code != raw.SQLITE_OK)
        {
            throw Error(code);
        }
    }

    public SqliteError Error(int code)
    {
        int extended = raw.sqlite3_extended_errcode(_handle);
        return new SqliteError((extended & 0xFF) == (code & 0xFF) ? extended : code, raw.sqlite3_errmsg(_handle).utf8_to_string());
    }

    public void Dispose()
    {
        foreach (SqliteStatement statement in _statements.Values)
        {
            statement.Free();
        }

        _handle.Dispose();
        GC.KeepAlive(_walHook);
    }
}

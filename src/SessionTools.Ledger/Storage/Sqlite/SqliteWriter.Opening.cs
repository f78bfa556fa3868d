using System;
using SQLitePCL;

namespace SessionTools.Ledger.Storage.Sqlite;

internal sealed partial class SqliteWriter
{
    private SqliteConnection OpenUpToDate()
    {
        _lock.LockExclusive();
        try
        {
            return Migrated(SqliteFile.OpenWriter(_files.Main, _vfs));
        }
        finally
        {
            _lock.Unlock();
        }
    }

    private SqliteConnection Migrated(SqliteConnection connection)
    {
        try
        {
            connection.Execute("BEGIN IMMEDIATE");
            SqliteSchema.Migrate(connection, _files.Main);
            connection.Execute("COMMIT");
            _tip.Publish(BlockRows.LastTip(connection));
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Leaves the whole ledger in its one file, if no other process is in the way. Waits for who writes in this one.</summary>
    public void Dispose()
    {
        _gate.Wait();
        try
        {
            _isClosed = true;
            TryEmptyLog();
            _connection.Dispose();
            _lock.Dispose();
        }
        finally
        {
            _gate.Release();
        }
    }

    private void TryEmptyLog()
    {
        if (_isBroken || !_lock.TryLockExclusive())
        {
            return;
        }

        try
        {
            TryCheckpointWithRuns(raw.SQLITE_CHECKPOINT_TRUNCATE, TimeSpan.Zero);
        }
        catch (SqliteError)
        {
            // What is in the log stays there for the next who opens the file.
        }
        finally
        {
            _lock.Unlock();
        }
    }

    private LedgerHeader ReadHeader()
    {
        using SqliteStatement row = _connection.Prepare("SELECT name, strand_id, created_at, is_imported FROM ledger");
        return row.Step()
            ? new LedgerHeader(row.Text(0), row.Text(1), BlockRows.Time(row.Int64(2)), row.Int64(3) != 0)
            : throw new LedgerStoreException($"The ledger file '{_files.Main}' is damaged: it has no header.", isDamage: true);
    }

    /// <summary>Begins anew after a failure: what the connection and the head knew may not be so.</summary>
    private void Reopen()
    {
        _isBroken = true;
        _connection.Dispose();
        _connection = SqliteFile.OpenWriter(_files.Main, _vfs);
        _appender = new SqliteAppender(_connection, _services.Keys, _sealer, Header.IsImported);
        _isBroken = false;
    }

    /// <summary>As <see cref="Reopen"/>; where that fails, the next who writes tries again.</summary>
    private void TryReopen()
    {
        try
        {
            Reopen();
        }
        catch (Exception error) when (error is SqliteError or LedgerStoreException)
        {
            _isBroken = true;
        }
    }
}

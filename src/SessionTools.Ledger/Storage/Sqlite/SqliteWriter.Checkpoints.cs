using System;
using SQLitePCL;

namespace SessionTools.Ledger.Storage.Sqlite;

internal sealed partial class SqliteWriter
{
    private void CheckpointIfDue()
    {
        if (_connection.WalPages >= _nextCheckpoint)
        {
            bool isDone = TryCheckpointWithRuns(raw.SQLITE_CHECKPOINT_RESTART, s_readerWait);
            _nextCheckpoint = isDone ? CheckpointPages : 2 * _connection.WalPages;
        }
    }

    private bool TryCheckpointWithRuns(int mode, TimeSpan maxWait)
    {
        ExtendEndedRuns();
        return !_isBroken && Checkpoint(mode, maxWait);
    }

    /// <summary>Notes what scans may leap over. Where that fails, they read more, and the next checkpoint tries again.</summary>
    private void ExtendEndedRuns()
    {
        if (_shared.IsDeleted)
        {
            return;
        }

        try
        {
            Begin();
            if (_appender.Head.Tip is { } tip && EndedRuns.IsBehind(_connection, tip.SequenceNumber))
            {
                EndedRuns.Extend(_connection, tip.SequenceNumber);
            }

            _connection.Prepare("COMMIT").Run();
        }
        catch (Exception error) when (error is SqliteError or LedgerStoreException)
        {
            TryReopen();
        }
    }

    private bool Checkpoint(int mode, TimeSpan maxWait)
    {
        _turnstile.Close();
        try
        {
            return _connection.Checkpoint(mode, maxWait);
        }
        finally
        {
            _turnstile.Open();
        }
    }
}

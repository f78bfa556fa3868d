using System;
using System.Collections.Generic;
using System.Linq;
using SQLitePCL;
using SessionTools.Ledger.Storage.Commits;

namespace SessionTools.Ledger.Storage.Sqlite;

internal sealed partial class SqliteWriter
{
    public void Commit(IReadOnlyList<PendingCommit> batch)
    {
        List<Outcome> outcomes = Append(batch);
        try
        {
            _connection.Prepare("COMMIT").Run();
        }
        catch (SqliteError error)
        {
            Resolve(outcomes, error);
            return;
        }

        if (outcomes.Exists(outcome => outcome.IsCommitted && outcome.Pending.Request.Redaction is not null))
        {
            Erase();
        }

        outcomes.ForEach(outcome => outcome.Answer());
        TryCheckpoint();
    }

    /// <summary>Writes what is good of a batch, up to but without COMMIT.</summary>
    private List<Outcome> Append(IReadOnlyList<PendingCommit> batch)
    {
        try
        {
            Begin();
            return [.. batch.Select(Append)];
        }
        catch (SqliteError error)
        {
            TryReopen();
            throw error.ToStoreException(_files.Main);
        }
    }

    private Outcome Append(PendingCommit pending)
    {
        if (_appender.Head.HasConflict(pending.Request))
        {
            return new Outcome(pending, CommitVerdict.Conflict, Error: null);
        }

        _connection.Prepare("SAVEPOINT request").Run();
        try
        {
            SealedBlock block = _appender.Append(pending.Request);
            _connection.Prepare("RELEASE request").Run();
            _appender.Head.Advance(block, pending.Request);
            return new Outcome(pending, new CommitVerdict(block.Tip), Error: null);
        }
        catch (Exception error) when (error is not SqliteError { Code: not raw.SQLITE_CONSTRAINT })
        {
            _connection.Execute("ROLLBACK TO request; RELEASE request");
            return new Outcome(pending, Verdict: null, error is SqliteError ? RequestErrors.Contradiction(error) : error);
        }
    }

    /// <summary>Overwrites the copies of redacted data that the write-ahead log still has.</summary>
    private void Erase()
    {
        if (!Checkpoint(raw.SQLITE_CHECKPOINT_TRUNCATE, s_erasureWait))
        {
            throw new LedgerStoreException(
                $"The redaction is committed, but another program reads the ledger file '{_files.Main}', so that its write-ahead log still has the data. It goes with the next redaction or when the ledger is closed.");
        }
    }

    /// <summary>A checkpoint that fails takes nothing back: the log has everything, and the next commit tries again.</summary>
    private void TryCheckpoint()
    {
        try
        {
            CheckpointIfDue();
        }
        catch (SqliteError)
        {
            _nextCheckpoint = 2 * _connection.WalPages;
        }
    }

    /// <summary>COMMIT failed: finds out what became of it and answers accordingly.</summary>
    private void Resolve(List<Outcome> outcomes, SqliteError cause)
    {
        try
        {
            Reopen();
            List<bool> isWritten = [.. outcomes.Select(outcome => BlockRows.HasTransaction(_connection, outcome.Pending.Request.TransactionId))];
            if (cause.Code != raw.SQLITE_FULL)
            {
                Settle();
            }

            for (int i = 0; i < outcomes.Count; i++)
            {
                (outcomes[i].IsCommitted && !isWritten[i] ? outcomes[i] with { Error = NotCommitted(cause) } : outcomes[i]).Answer();
            }
        }
        catch (Exception error) when (error is SqliteError or LedgerStoreException)
        {
            outcomes.ForEach(outcome => outcome.Pending.Fail(Unknown(cause)));
        }
    }

    /// <summary>
    /// Writes and syncs something harmless, and then the file itself. Only then is what is there durable, and only then can what
    /// is not there, although its bytes may be behind the end of the log, not come back after a crash.
    /// </summary>
    private void Settle()
    {
        _connection.Execute("BEGIN IMMEDIATE; UPDATE ledger SET recoveries = recoveries + 1; COMMIT");
        Checkpoint(raw.SQLITE_CHECKPOINT_TRUNCATE, s_erasureWait);
    }

    private LedgerStoreException NotCommitted(SqliteError cause)
    {
        return new LedgerStoreException($"Nothing was committed. {cause.ToStoreException(_files.Main).Message}", cause);
    }

    private LedgerStoreException Unknown(SqliteError cause)
    {
        return new LedgerStoreException(
            $"It is unknown whether the transaction is committed; its block can be looked for once the file works again. {cause.ToStoreException(_files.Main).Message}",
            cause);
    }

    private sealed record Outcome(PendingCommit Pending, CommitVerdict? Verdict, Exception? Error)
    {
        public bool IsCommitted => Error is null && Verdict!.IsCommitted;

        public void Answer()
        {
            if (Error is null)
            {
                Pending.Complete(Verdict!);
            }
            else
            {
                Pending.Fail(Error);
            }
        }
    }
}

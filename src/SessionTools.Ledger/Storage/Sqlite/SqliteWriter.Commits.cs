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

        _tip.Publish(_appender.Head.Tip);
        Exception? remains = outcomes.Exists(outcome => outcome.IsRedaction) ? TryErase() : null;
        outcomes.ForEach(outcome => (remains is not null && outcome.IsRedaction ? outcome with { Error = remains } : outcome).Answer());
        TryCheckpoint();
    }

    /// <summary>Writes what is good of a batch, up to but without COMMIT.</summary>
    private List<Outcome> Append(IReadOnlyList<PendingCommit> batch)
    {
        try
        {
            Dictionary<PendingCommit, Exception> refused = [];
            while (true)
            {
                Begin();
                if (TryAppend(batch, refused) is { } outcomes)
                {
                    return outcomes;
                }

                _connection.Prepare("ROLLBACK").Run();
                _appender.Head.Forget();
            }
        }
        catch (SqliteError error)
        {
            TryReopen();
            throw error.ToStoreException(_files.Main);
        }
    }

    /// <returns>Null if one more is refused, after which nothing of the batch may stay.</returns>
    private List<Outcome>? TryAppend(IReadOnlyList<PendingCommit> batch, Dictionary<PendingCommit, Exception> refused)
    {
        List<Outcome> outcomes = [];
        foreach (PendingCommit pending in batch)
        {
            try
            {
                outcomes.Add(refused.TryGetValue(pending, out Exception? known) ? new Outcome(pending, Verdict: null, known) : Append(pending));
            }
            catch (Exception error) when (error is not SqliteError { Code: not raw.SQLITE_CONSTRAINT })
            {
                refused.Add(pending, error is SqliteError ? RequestErrors.Contradiction(error) : error);
                return null;
            }
        }

        return outcomes;
    }

    private Outcome Append(PendingCommit pending)
    {
        if (_appender.Head.HasConflict(pending.Request))
        {
            return new Outcome(pending, CommitVerdict.Conflict, Error: null);
        }

        SealedBlock block = _appender.Append(pending.Request);
        _appender.Head.Advance(block, pending.Request);
        return new Outcome(pending, new CommitVerdict(block.Tip), Error: null);
    }

    /// <summary>Overwrites the copies of redacted data that the write-ahead log still has.</summary>
    /// <returns>What to tell who redacted, and nobody else of the batch, if they could not be overwritten.</returns>
    private LedgerStoreException? TryErase()
    {
        string? reason = null;
        Exception? cause = null;
        try
        {
            reason = Checkpoint(raw.SQLITE_CHECKPOINT_TRUNCATE, s_erasureWait) ? null : $"another program reads the ledger file '{_files.Main}'";
        }
        catch (Exception error) when (error is SqliteError or LedgerStoreException)
        {
            Exception told = error is SqliteError failure ? failure.ToStoreException(_files.Main) : error;
            (reason, cause) = (told.Message.TrimEnd('.'), error);
        }

        return reason is null ? null : new LedgerStoreException(
            $"The redaction is committed, but {reason}, so that its write-ahead log still has the data. It goes with the next redaction or when the ledger is closed.",
            cause);
    }

    /// <summary>A checkpoint that fails takes nothing back: the log has everything, and the next commit tries again.</summary>
    private void TryCheckpoint()
    {
        try
        {
            CheckpointIfDue();
        }
        catch (Exception error) when (error is SqliteError or LedgerStoreException)
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
            List<bool> isWritten = [.. outcomes.Select(outcome => IsWritten(outcome.Pending.Request))];
            if (cause.Code != raw.SQLITE_FULL)
            {
                Settle();
            }

            _tip.Publish(BlockRows.LastTip(_connection));

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

    /// <summary>Whether a transaction has a block, which can only be after its snapshot.</summary>
    private bool IsWritten(CommitRequest request) =>
        BlockRows.OfTransaction(_connection, request.TransactionId, request.Snapshot, long.MaxValue) is not null;

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

        public bool IsRedaction => IsCommitted && Pending.Request.Redaction is not null;

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

using System;
using System.Threading;
using System.Threading.Tasks;

namespace SessionTools.Ledger.Transactions;

/// <summary>
/// A session: at most one open transaction at a time, and an end to both. Not thread-safe: its owner calls it by one thread at
/// a time.
/// </summary>
public sealed class LedgerSession
{
    private readonly LedgerDatabase _database;
    private readonly DateTimeOffset _expires;
    private LedgerTransaction? _transaction;
    private bool _hasEnded;

    internal LedgerSession(LedgerDatabase database, string id, DateTimeOffset expires)
    {
        _database = database;
        Id = id;
        _expires = expires;
    }

    /// <summary>Its id, 22 characters of Base62.</summary>
    public string Id { get; }

    /// <summary>The open transaction; null if there is none.</summary>
    public string? OpenTransactionId => OpenTransaction?.Id;

    /// <summary>Whether its time is over, or that of its open transaction.</summary>
    public bool HasExpired => _database.Time.GetUtcNow() is var now && (now >= _expires || now >= _transaction?.Expires);

    /// <summary>A transaction that has met a conflict is over, as after a refused commit.</summary>
    private LedgerTransaction? OpenTransaction => _transaction is { HasConflict: false } open ? open : null;

    /// <summary>Opens a transaction.</summary>
    /// <exception cref="LedgerException">One is open already, or the session has expired.</exception>
    public LedgerTransaction Begin()
    {
        CheckLife();
        if (OpenTransaction is not null)
        {
            throw new LedgerException(LedgerErrorKind.BadRequest, "Transaction already open");
        }

        DateTimeOffset now = _database.Time.GetUtcNow();
        _transaction = new LedgerTransaction(_database, UniqueId.New(now), now + _database.Settings.TransactionTimeout);
        return _transaction;
    }

    /// <summary>The open transaction.</summary>
    /// <param name="transactionId">Its id.</param>
    /// <exception cref="LedgerException">It is not open, or it or the session has expired.</exception>
    public LedgerTransaction Transaction(string transactionId)
    {
        CheckLife();
        return OpenTransaction is { } open && open.Id == transactionId ? open : throw NotOpen();
    }

    /// <summary>Commits the open transaction, which is at its end then but for a wrong digest.</summary>
    /// <param name="transactionId">Its id.</param>
    /// <param name="digest">Its digest, which the client computes too, 32 bytes.</param>
    /// <param name="cancellationToken">Stops waiting for others to commit.</param>
    /// <exception cref="LedgerException">The digests differ, something read has changed, or it is not open.</exception>
    public async ValueTask<CommittedTransaction> CommitAsync(
        string transactionId, ReadOnlyMemory<byte> digest, CancellationToken cancellationToken)
    {
        LedgerTransaction transaction = Transaction(transactionId);
        try
        {
            CommittedTransaction committed = await transaction.CommitAsync(digest, cancellationToken).ConfigureAwait(false);
            _transaction = null;
            return committed;
        }
        catch (LedgerException exception) when (exception.Kind == LedgerErrorKind.OccConflict)
        {
            _transaction = null;
            throw;
        }
    }

    /// <summary>Gives the open transaction up.</summary>
    /// <exception cref="LedgerException">None is open, or the session has expired.</exception>
    public void Abort()
    {
        CheckLife();
        (OpenTransaction ?? throw NotOpen()).Close();
        _transaction = null;
    }

    /// <summary>Ends the session and with it its open transaction.</summary>
    public void End()
    {
        _hasEnded = true;
        _transaction?.Close();
        _transaction = null;
        _database.Forget(this);
    }

    private static LedgerException NotOpen() => new(LedgerErrorKind.BadRequest, "No open transaction");

    /// <summary>An expired transaction takes its session with it, and a closed ledger all of its sessions.</summary>
    private void CheckLife()
    {
        string? over = _transaction is not null && _database.Time.GetUtcNow() >= _transaction.Expires
            ? $"Transaction {_transaction.Id} has expired"
            : HasExpired ? $"Session {Id} has expired"
            : _hasEnded || _database.IsClosed ? $"Session {Id} has ended" : null;
        if (over is not null)
        {
            End();
            throw new LedgerException(LedgerErrorKind.InvalidSession, over);
        }
    }
}

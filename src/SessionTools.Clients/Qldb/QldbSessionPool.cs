using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace SessionTools.Clients.Qldb;

/// <summary>
/// The sessions of one ledger: each transaction has one to itself, and finds one that is open already where it can. A session
/// is left before the service closes it by its age, and when nobody has used it for long.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "A semaphore whose wait handle nobody asks for holds nothing.")]
internal sealed class QldbSessionPool
{
    /// <summary>The service closes sessions at an age of 13 to 17 minutes, whatever they do.</summary>
    private static readonly TimeSpan s_mostAge = TimeSpan.FromMinutes(12);

    private static readonly TimeSpan s_endLimit = TimeSpan.FromSeconds(2);

    private readonly Connection _connection;
    private readonly TimeSpan _mostIdle;
    private readonly SemaphoreSlim _permits;
    private readonly Stack<QldbSession> _idle = [];
    private bool _closed;

    /// <param name="connection">Where the ledger is.</param>
    /// <param name="ledgerName">The ledger.</param>
    /// <param name="mostTransactions">How many transactions may be open at once; more wait for their turn.</param>
    /// <param name="mostIdle">How long a session may be unused.</param>
    public QldbSessionPool(Connection connection, string ledgerName, int mostTransactions, TimeSpan mostIdle)
    {
        _connection = connection;
        _mostIdle = mostIdle;
        _permits = new SemaphoreSlim(mostTransactions, mostTransactions);
        LedgerName = ledgerName;
    }

    public string LedgerName { get; }

    public TimeProvider Time => _connection.Time;

    /// <summary>Nothing can be done with it any more.</summary>
    public bool IsClosed
    {
        get
        {
            lock (_idle)
            {
                return _closed;
            }
        }
    }

    /// <summary>Whether the service had the ledger when it was last asked for a session of it; false before.</summary>
    public bool LedgerExists { get; private set; }

    /// <summary>Sessions that are open and wait for a transaction.</summary>
    public int IdleCount
    {
        get
        {
            lock (_idle)
            {
                return _idle.Count;
            }
        }
    }

    /// <summary>Waits until one more transaction may be open.</summary>
    /// <exception cref="QldbStateException">The pool is closed.</exception>
    public async Task EnterAsync(CancellationToken stop)
    {
        RequireOpen();
        await _permits.WaitAsync(stop).ConfigureAwait(false);
    }

    public void Leave() => _permits.Release();

    /// <summary>A session for one transaction.</summary>
    /// <param name="fresh">A new one, because one that was open turned out to be dead.</param>
    /// <param name="stop">Stops the call.</param>
    public async Task<QldbSession> TakeAsync(bool fresh, CancellationToken stop)
    {
        RequireOpen();
        return (fresh ? null : TakeIdle()) ?? await StartAsync(stop).ConfigureAwait(false);
    }

    /// <summary>Takes a living session back.</summary>
    public void Return(QldbSession session)
    {
        lock (_idle)
        {
            if (!_closed)
            {
                _idle.Push(session);
                return;
            }
        }

        EndInBackground([session]);
    }

    /// <summary>Ends the sessions; one that is in use when its transaction is over.</summary>
    public async Task CloseAsync()
    {
        await EndAsync(Close()).ConfigureAwait(false);
    }

    private async Task<QldbSession> StartAsync(CancellationToken stop)
    {
        try
        {
            QldbSession session = await QldbSession.StartAsync(_connection, LedgerName, stop).ConfigureAwait(false);
            LedgerExists = true;
            return session;
        }
        catch (QldbException exception) when (exception.IsLedgerNotFound)
        {
            LedgerExists = false;
            throw;
        }
    }

    private QldbSession[] Close()
    {
        lock (_idle)
        {
            _closed = true;
            QldbSession[] sessions = _idle.ToArray();
            _idle.Clear();
            return sessions;
        }
    }

    private QldbSession? TakeIdle()
    {
        List<QldbSession> old = [];
        QldbSession? found = null;
        lock (_idle)
        {
            DateTimeOffset now = Time.GetUtcNow();
            while (found is null && _idle.TryPop(out QldbSession? session))
            {
                if (now - session.StartedAt >= s_mostAge || now - session.LastUsedAt >= _mostIdle)
                {
                    old.Add(session);
                }
                else
                {
                    found = session;
                }
            }
        }

        EndInBackground(old);
        return found;
    }

    private void RequireOpen()
    {
        if (IsClosed)
        {
            throw new QldbStateException(QldbStateProblem.SessionClosed, $"The session of ledger '{LedgerName}' is closed. Open another one by New-QLDBSession.");
        }
    }

    private static void EndInBackground(List<QldbSession> sessions)
    {
        if (sessions.Count > 0)
        {
            _ = Task.Run(() => EndAsync(sessions));
        }
    }

    /// <summary>The service ends them by itself in time, so a failure is nobody's concern.</summary>
    private static async Task EndAsync(IEnumerable<QldbSession> sessions)
    {
        using CancellationTokenSource limit = new(s_endLimit);
        await Task.WhenAll(sessions.Select(session => EndAsync(session, limit.Token))).ConfigureAwait(false);
    }

    private static async Task EndAsync(QldbSession session, CancellationToken stop)
    {
        try
        {
            await session.EndAsync(stop).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is SessionToolsException or OperationCanceledException)
        {
        }
    }
}

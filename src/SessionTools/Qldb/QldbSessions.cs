using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace SessionTools.Qldb;

/// <summary>The sessions and open transactions of a runspace.</summary>
internal sealed class QldbSessions
{
    public const string DefaultLedger = "default";
    public const int DefaultMaxConcurrentTransactions = 1000;

    private static readonly TimeSpan s_closeLimit = TimeSpan.FromSeconds(2);

    private readonly object _lock = new();
    private readonly List<QLDBSession> _sessions = [];
    private readonly List<QLDBTransaction> _transactions = [];
    private QLDBSession? _default;
    private QLDBSession? _usual;

    public static TimeSpan DefaultIdleTimeout { get; } = TimeSpan.FromMinutes(5);

    /// <summary>The session of commands that name none; null while there is none.</summary>
    public QLDBSession? Default
    {
        get
        {
            lock (_lock)
            {
                return _default;
            }
        }
    }

    /// <summary>
    /// Those that are open, in the order in which they were opened. One that a command made for itself, of a ledger that turned out not to
    /// exist, is none.
    /// </summary>
    public IReadOnlyList<QLDBSession> All
    {
        get
        {
            lock (_lock)
            {
                return [.. _sessions.Where(session => session.Name is not null || session == _default || session.Pool.LedgerExists)];
            }
        }
    }

    /// <summary>
    /// The transactions of the runspace, the latest first: until their end is asked for, even if the service has ended them before.
    /// What was meant for them must not be written outside.
    /// </summary>
    public IReadOnlyList<QLDBTransaction> Transactions
    {
        get
        {
            lock (_lock)
            {
                return [.. Enumerable.Reverse(_transactions)];
            }
        }
    }

    /// <summary>The transaction whose end was asked for last; null if there was none.</summary>
    public QLDBTransaction? LastEnded { get; private set; }

    /// <summary>The session that commands use which name a ledger only: one each.</summary>
    public QLDBSession GetOrAdd(Connection connection, string ledgerName)
    {
        lock (_lock)
        {
            QLDBSession? known = _sessions.Find(session => session.Name is null && session.Connection == connection && session.LedgerName == ledgerName);
            if (known is null)
            {
                known = new QLDBSession(connection, ledgerName, null, DefaultMaxConcurrentTransactions, DefaultIdleTimeout) { Owner = this };
                _sessions.Add(known);
            }

            return known;
        }
    }

    /// <summary>The session of commands that name nothing, while there is no default.</summary>
    public QLDBSession GetOrAddUsual(Connection connection)
    {
        QLDBSession session = GetOrAdd(connection, DefaultLedger);
        lock (_lock)
        {
            _usual = session;
        }

        return session;
    }

    /// <summary>Commands that name nothing go over another connection from now on.</summary>
    public void ForgetUsual()
    {
        lock (_lock)
        {
            _usual = null;
        }
    }

    /// <summary>Whether commands that name nothing use a session.</summary>
    public bool IsDefault(QLDBSession session)
    {
        lock (_lock)
        {
            return session == (_default ?? _usual);
        }
    }

    /// <exception cref="QldbStateException">A session of that name is open.</exception>
    public void RequireFree(string? name)
    {
        if (name is not null && Find(name) is not null)
        {
            throw new QldbStateException(
                QldbStateProblem.SessionExists,
                $"A session named '{name}' is open. Remove it first by Remove-QLDBSession, or take another name.");
        }
    }

    public void Add(QLDBSession session)
    {
        lock (_lock)
        {
            session.Owner = this;
            _sessions.Add(session);
            _default = session.Name is null ? session : _default;
        }
    }

    public QLDBSession? Find(string name) => All.FirstOrDefault(session => IsNamed(session, name));

    public void Open(QLDBTransaction transaction)
    {
        lock (_lock)
        {
            _transactions.Add(transaction);
        }
    }

    /// <summary>Forgets a transaction and gives its session to the next one.</summary>
    public void Close(QLDBTransaction transaction)
    {
        lock (_lock)
        {
            _transactions.Remove(transaction);
            LastEnded = transaction.OfScriptBlock ? LastEnded : transaction;
        }

        if (!transaction.OfScriptBlock)
        {
            transaction.Execution.Dispose();
        }
    }

    /// <summary>Aborts a session's transactions, which the runspace still has to end, and ends the session.</summary>
    public Task RemoveAsync(QLDBSession session)
    {
        lock (_lock)
        {
            _default = _default == session ? null : _default;
            _usual = _usual == session ? null : _usual;
        }

        return EndAsync(session);
    }

    /// <summary>
    /// Ends the sessions of a ledger that is no more. The default one stays the default, so that what was meant for that ledger is an
    /// error and not written to another.
    /// </summary>
    public Task RemoveAsync(Connection connection, string ledgerName)
    {
        QLDBSession[] sessions;
        lock (_lock)
        {
            sessions = [.. _sessions.Where(session => session.Connection == connection && session.LedgerName == ledgerName)];
            _usual = sessions.Contains(_usual) ? null : _usual;
        }

        return Task.WhenAll(sessions.Select(EndAsync));
    }

    /// <summary>Ends all sessions, or those of one connection. It takes two seconds at most.</summary>
    public void Release(Connection? connection = null)
    {
        QLDBSession[] sessions;
        lock (_lock)
        {
            sessions = [.. _sessions.Where(session => connection is null || session.Connection == connection)];
        }

        Task.WhenAll(sessions.Select(session => Task.Run(() => RemoveAsync(session)))).Wait(s_closeLimit);
        foreach (QLDBTransaction transaction in Transactions.Where(transaction => sessions.Contains(transaction.Session)))
        {
            Close(transaction);
        }
    }

    private async Task EndAsync(QLDBSession session)
    {
        QLDBTransaction[] transactions;
        lock (_lock)
        {
            _sessions.Remove(session);
            transactions = [.. _transactions.Where(transaction => transaction.Session == session)];
        }

        foreach (QLDBTransaction transaction in transactions)
        {
            await transaction.Execution.AbandonAsync().ConfigureAwait(false);
            transaction.Execution.Dispose();
        }

        await session.Pool.CloseAsync().ConfigureAwait(false);
    }

    private static bool IsNamed(QLDBSession session, string name) => string.Equals(session.Name, name, StringComparison.OrdinalIgnoreCase);
}

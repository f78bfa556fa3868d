using System;
using SessionTools.Clients.Qldb;

namespace SessionTools.Qldb;

/// <summary>
/// A session of a ledger. Many runspaces may use it at once, by $using: or a thread job: each transaction has a session of
/// the service to itself. No token is to be seen.
/// </summary>
public sealed class QLDBSession : ConnectedObject
{
    internal QLDBSession(Connection connection, string ledgerName, string? name, int mostTransactions, TimeSpan idleTimeout)
        : base(connection)
    {
        LedgerName = ledgerName;
        Name = name;
        MaxConcurrentTransactions = mostTransactions;
        IdleTimeout = idleTimeout;
        CreatedAt = connection.Time.GetUtcNow().LocalDateTime;
        Pool = new QldbSessionPool(connection, ledgerName, mostTransactions, idleTimeout);
    }

    public string LedgerName { get; }

    /// <summary>What -Session takes in this runspace; null where it has no name.</summary>
    public string? Name { get; }

    /// <summary>Commands of the runspace that opened it use it where they name no session and no ledger.</summary>
    public bool IsDefault => Owner?.IsDefault(this) == true;

    /// <summary>How many transactions may be open at once; more wait for their turn.</summary>
    public int MaxConcurrentTransactions { get; }

    /// <summary>How long a session of the service may be unused before it is left.</summary>
    public TimeSpan IdleTimeout { get; }

    public DateTime CreatedAt { get; }

    /// <summary>Sessions of the service that are open and wait for a transaction.</summary>
    public int IdleSessionCount => Pool.IdleCount;

    /// <summary>The session was removed and does nothing any more.</summary>
    public bool IsClosed => Pool.IsClosed;

    internal QldbSessionPool Pool { get; }

    /// <summary>The sessions of the runspace that it was opened in; null before.</summary>
    internal QldbSessions? Owner { get; set; }

    public override string ToString() => Name ?? LedgerName;
}

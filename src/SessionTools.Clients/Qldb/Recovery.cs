using System;
using SessionTools.Clients.Aws;

namespace SessionTools.Clients.Qldb;

/// <summary>What an error means for its transaction.</summary>
/// <param name="Retry">The transaction may be done again as a whole.</param>
/// <param name="Abort">The service still has it open.</param>
/// <param name="SessionIsDead">Another session is needed.</param>
internal readonly record struct Recovery(bool Retry, bool Abort, bool SessionIsDead)
{
    /// <summary>A session that was open for long was closed by the service, before the transaction did anything.</summary>
    public bool IsStaleSession { get; private init; }

    /// <param name="exception">The error.</param>
    /// <param name="sessionStarted">There was a session; else it is StartSession that failed.</param>
    /// <param name="policy">Whether a commit may be done again.</param>
    public static Recovery From(Exception exception, bool sessionStarted, QldbRetryPolicy policy) => exception switch
    {
        QldbException or TransportException when !sessionStarted => new(Retry: true, Abort: false, SessionIsDead: true),
        CommitOutcomeUnknownException { IsContradiction: true } => new(Retry: false, Abort: true, SessionIsDead: false),
        CommitOutcomeUnknownException => new(Retry: policy.Idempotent, Abort: false, SessionIsDead: true),
        QldbException { IsTransactionExpired: true } => new(Retry: false, Abort: true, SessionIsDead: false),
        QldbException { IsSessionGone: true } => new(Retry: true, Abort: false, SessionIsDead: true) { IsStaleSession = true },
        QldbException { Kind: ErrorKind.OccConflict } => new(Retry: true, Abort: false, SessionIsDead: false),
        QldbException { IsUnavailable: true } or TransportException => new(Retry: true, Abort: true, SessionIsDead: false),
        _ => new(Retry: false, Abort: true, SessionIsDead: false),
    };
}

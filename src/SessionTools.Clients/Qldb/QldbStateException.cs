namespace SessionTools;

/// <summary>Why a session or transaction cannot do what was asked.</summary>
public enum QldbStateProblem
{
    /// <summary>The session was closed.</summary>
    SessionClosed,

    /// <summary>A session of that name is open.</summary>
    SessionExists,

    /// <summary>No session of that name is open.</summary>
    SessionNotFound,

    /// <summary>There is no open transaction.</summary>
    NoTransaction,

    /// <summary>A transaction is open already.</summary>
    TransactionOpen,

    /// <summary>The transaction was committed, aborted or lost.</summary>
    TransactionEnded,

    /// <summary>What was given as a statement is none.</summary>
    InvalidStatement,
}

/// <summary>A session or transaction cannot do what was asked; nothing was sent.</summary>
public sealed class QldbStateException : SessionToolsException
{
    internal QldbStateException(QldbStateProblem problem, string message)
        : base(message)
    {
        Problem = problem;
    }

    /// <summary>What is wrong.</summary>
    public QldbStateProblem Problem { get; }
}

using System;
using SessionTools.Clients.Qldb;

namespace SessionTools.Qldb;

/// <summary>A transaction that Start-QLDBTransaction has begun, or a script block runs in.</summary>
public sealed class QLDBTransaction : ConnectedObject
{
    internal QLDBTransaction(QLDBSession session, QldbExecution execution, QldbTransaction transaction, bool ofScriptBlock)
        : base(session.Connection)
    {
        Session = session;
        Execution = execution;
        Transaction = transaction;
        OfScriptBlock = ofScriptBlock;
    }

    public string TransactionId => Transaction.Id;

    public string LedgerName => Transaction.LedgerName;

    /// <summary>Open, Committed, Aborted (by Undo-QLDBTransaction or for a conflict), or Lost where the service has closed it, or may have.</summary>
    public string State => Transaction.State.ToString();

    /// <summary>The service ends a transaction 30 seconds later.</summary>
    public DateTime StartedAt => Transaction.StartedAt.LocalDateTime;

    public QLDBSession Session { get; }

    internal QldbExecution Execution { get; }

    internal QldbTransaction Transaction { get; }

    internal bool IsOpen => Transaction.State == TransactionState.Open;

    /// <summary>It was undone by Undo-QLDBTransaction.</summary>
    internal bool WasUndone { get; set; }

    /// <summary>It has ended otherwise than was asked for: a commit has failed, or the service has ended it.</summary>
    internal bool HasFailed => !IsOpen && !WasUndone && Transaction.State != TransactionState.Committed;

    /// <summary>An error in it ends the script block.</summary>
    internal bool OfScriptBlock { get; }

    /// <summary>The error that has ended the script block.</summary>
    internal SessionToolsException? Failure { get; set; }

    public override string ToString() => TransactionId;
}

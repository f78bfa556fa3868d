using System.ComponentModel;
using System.Management.Automation;
using SessionTools.Common;
using SessionTools.Qldb;

namespace SessionTools.Commands;

/// <summary>The base of cmdlets that end a transaction: one that is given, else the open one.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class EndTransactionCmdlet : QldbCmdlet
{
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [LiveObject]
    [ValidateNotNull]
    public QLDBTransaction? Transaction { get; set; }

    protected override object? ErrorTarget => Transaction;

    protected sealed override void ProcessInput()
    {
        QLDBTransaction transaction = Transaction ?? OpenTransaction() ?? EndedBefore()
            ?? throw new QldbStateException(QldbStateProblem.NoTransaction, "No transaction is open. Start one by Start-QLDBTransaction.");
        if (transaction.OfScriptBlock)
        {
            throw new QldbStateException(QldbStateProblem.TransactionOpen, $"Transaction {transaction} belongs to a script block, and ends with it.");
        }

        if (transaction.IsOpen)
        {
            End(transaction);
        }
        else
        {
            Sessions.Close(transaction);
            EndAgain(transaction);
        }
    }

    /// <summary>What is meant where no transaction is open; null if nothing can be.</summary>
    private protected virtual QLDBTransaction? EndedBefore() => null;

    /// <summary>The transaction is at its end already.</summary>
    private protected virtual void EndAgain(QLDBTransaction transaction) =>
        throw new QldbStateException(QldbStateProblem.TransactionEnded, $"Transaction {transaction} is {transaction.State.ToLowerInvariant()} already.");

    private protected abstract void End(QLDBTransaction transaction);
}

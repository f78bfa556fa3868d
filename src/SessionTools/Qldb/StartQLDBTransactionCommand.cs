using System.Management.Automation;
using SessionTools.Clients.Qldb;
using SessionTools.Common;
using SessionTools.Qldb;

namespace SessionTools.Commands;

[Cmdlet(VerbsLifecycle.Start, "QLDBTransaction")]
[OutputType(typeof(QLDBTransaction))]
public sealed class StartQLDBTransactionCommand : QldbCmdlet
{
    /// <inheritdoc/>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Ledger")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(LedgerNameCompleter))]
    public override string? LedgerName
    {
        get => base.LedgerName;
        set => base.LedgerName = value;
    }

    protected override object ErrorTarget => Session?.ToString() ?? LedgerName ?? QldbSessions.DefaultLedger;

    protected override void ProcessInput()
    {
        QLDBSession session = ChosenSession();
        foreach (QLDBTransaction open in Sessions.Transactions)
        {
            if (open.Session == session && open.IsOpen)
            {
                throw new QldbStateException(
                    QldbStateProblem.TransactionOpen,
                    $"Transaction {open} is open in ledger '{session.LedgerName}'. End it by Complete-QLDBTransaction or Undo-QLDBTransaction first.");
            }
        }

        CloseEnded();
        WriteObject(Begin(session));
    }

    /// <summary>Whoever begins anew has done with what the service has ended.</summary>
    private static void CloseEnded()
    {
        foreach (QLDBTransaction ended in Sessions.Transactions)
        {
            if (!ended.IsOpen && !ended.OfScriptBlock)
            {
                Sessions.Close(ended);
            }
        }
    }

    private QLDBTransaction Begin(QLDBSession session)
    {
        QldbExecution execution = new(session.Pool, QldbRetryPolicy.Default);
        bool begun = false;
        try
        {
            QLDBTransaction transaction = new(session, execution, Await(execution.BeginAsync), ofScriptBlock: false);
            begun = true;
            Sessions.Open(transaction);
            return transaction;
        }
        finally
        {
            if (!begun)
            {
                execution.Dispose();
            }
        }
    }
}

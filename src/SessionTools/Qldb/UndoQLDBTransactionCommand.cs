using System.Management.Automation;
using SessionTools.Qldb;

namespace SessionTools.Commands;

[Cmdlet(VerbsCommon.Undo, "QLDBTransaction", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class UndoQLDBTransactionCommand : EndTransactionCmdlet
{
    /// <summary>So that <c>catch { Undo-QLDBTransaction; throw }</c> shows the error of a commit that has failed.</summary>
    private protected override QLDBTransaction? EndedBefore() => Sessions.LastEnded is { HasFailed: true } failed ? failed : null;

    /// <summary>Of a transaction that has been aborted or lost nothing is left to undo.</summary>
    private protected override void EndAgain(QLDBTransaction transaction)
    {
        if (!transaction.HasFailed)
        {
            base.EndAgain(transaction);
        }
    }

    private protected override void End(QLDBTransaction transaction)
    {
        if (ShouldProcess($"{transaction}", "Abort transaction"))
        {
            Await(transaction.Execution.AbortAsync);
            transaction.WasUndone = true;
            Sessions.Close(transaction);
        }
    }
}

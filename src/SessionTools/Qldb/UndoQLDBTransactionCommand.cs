using System.Management.Automation;
using SessionTools.Qldb;

namespace SessionTools.Commands;

[Cmdlet(VerbsCommon.Undo, "QLDBTransaction", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class UndoQLDBTransactionCommand : EndTransactionCmdlet
{
    private protected override void End(QLDBTransaction transaction)
    {
        if (ShouldProcess($"{transaction}", "Abort transaction"))
        {
            Await(transaction.Execution.AbortAsync);
            Sessions.Close(transaction);
        }
    }
}

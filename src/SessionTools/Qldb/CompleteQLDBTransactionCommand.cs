using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Qldb;

namespace SessionTools.Commands;

[Cmdlet(VerbsLifecycle.Complete, "QLDBTransaction", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class CompleteQLDBTransactionCommand : EndTransactionCmdlet
{
    private protected override void End(QLDBTransaction transaction)
    {
        if (!ShouldProcess($"{transaction}", "Commit transaction"))
        {
            return;
        }

        try
        {
            Await(stop => CommitAsync(transaction, stop));
        }
        finally
        {
            Sessions.Close(transaction);
        }
    }

    /// <summary>Never done again: only the caller knows what the transaction was made of.</summary>
    private static async Task CommitAsync(QLDBTransaction transaction, CancellationToken stop)
    {
        try
        {
            await transaction.Execution.CommitAsync(stop).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not QldbStateException)
        {
            await transaction.Execution.RecoverAsync(exception, mayRetry: false, stop).ConfigureAwait(false);
            throw;
        }
    }
}

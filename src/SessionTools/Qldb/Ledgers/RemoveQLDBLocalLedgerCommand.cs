using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Clients.Aws;
using SessionTools.Clients.Qldb;
using SessionTools.Common;
using SessionTools.Errors;
using SessionTools.Qldb;

namespace SessionTools.Commands;

[Cmdlet(VerbsCommon.Remove, "QLDBLocalLedger", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveQLDBLocalLedgerCommand : LocalLedgerCmdlet
{
    /// <summary>The control plane's answer to the deletion of a protected ledger.</summary>
    private const string ProtectedCode = "ResourcePreconditionNotMetException";

    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Name", "Ledger")]
    [ArgumentCompleter(typeof(LedgerNameCompleter))]
    public string LedgerName { get; set; } = null!;

    /// <summary>Asks nothing, and removes a ledger in spite of its deletion protection.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    protected override object ErrorTarget => LedgerName;

    protected override void ProcessInput()
    {
        RequireLedger();
        if (MayChange(LedgerName, "Remove ledger with its journal", Force))
        {
            ServiceClient client = Client;
            Connection connection = CurrentConnection;
            QldbSessions sessions = RunspaceState.Current.Qldb;
            try
            {
                Await(stop => RemoveAsync(client, stop));
            }
            catch (ServiceException exception) when (!Force && exception.ErrorCode == ProtectedCode)
            {
                ReportProtected(exception);
                return;
            }

            Await(_ => sessions.RemoveAsync(connection, LedgerName));
            RunspaceState.Current.RecentIds.Remove(nameof(LedgerName), LedgerName);
            RunspaceState.Current.QldbNames.Remove(LedgerName);
        }
    }

    /// <summary>Nobody is asked, or told by -WhatIf, about a ledger that is not there. The ledger "default" always is.</summary>
    private void RequireLedger()
    {
        if (LedgerName != QldbSessions.DefaultLedger)
        {
            Connection connection = CurrentConnection;
            Await(stop => DescribeAsync(connection, LedgerName, stop));
        }
    }

    private void ReportProtected(ServiceException exception)
    {
        ErrorRecord record = ErrorRecords.From(exception, this, LedgerName);
        record.ErrorDetails = new ErrorDetails($"Ledger '{LedgerName}' is protected from deletion; -Force removes it.");
        WriteError(record);
    }

    private async Task RemoveAsync(ServiceClient client, CancellationToken stop)
    {
        if (Force)
        {
            UpdateLedgerRequest unprotected = new() { Name = LedgerName, DeletionProtection = false };
            await client.CallAsync(ControlOperations.UpdateLedger, unprotected, stop).ConfigureAwait(false);
        }

        await client.CallAsync(ControlOperations.DeleteLedger, new DeleteLedgerRequest { Name = LedgerName }, stop).ConfigureAwait(false);
    }
}

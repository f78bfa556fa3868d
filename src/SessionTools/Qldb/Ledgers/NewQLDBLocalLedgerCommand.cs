using System.Management.Automation;
using SessionTools.Clients.Aws;
using SessionTools.Clients.Qldb;
using SessionTools.Qldb;

namespace SessionTools.Commands;

[Cmdlet(VerbsCommon.New, "QLDBLocalLedger", SupportsShouldProcess = true)]
[OutputType(typeof(QLDBLocalLedger))]
public sealed class NewQLDBLocalLedgerCommand : LocalLedgerCmdlet
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Name", "Ledger")]
    public string LedgerName { get; set; } = null!;

    /// <summary>The ledger is removed only with -Force.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public SwitchParameter DeletionProtection { get; set; }

    protected override object ErrorTarget => LedgerName;

    protected override void ProcessInput()
    {
        if (!ShouldProcess(LedgerName, "Create ledger"))
        {
            return;
        }

        CreateLedgerRequest request = new() { Name = LedgerName, PermissionsMode = "ALLOW_ALL", DeletionProtection = DeletionProtection };
        ServiceClient client = Client;
        Await(stop => client.CallAsync(ControlOperations.CreateLedger, request, stop));
        WriteObject(Describe(LedgerName));
    }
}

using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

[Cmdlet("Out", "Null")]
public sealed class OutNullCommand : PSCmdlet
{
    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    protected override void ProcessRecord()
    {
        // The object ends here.
    }
}

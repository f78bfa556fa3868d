using System.Management.Automation;

namespace SessionTools.StandIn.Tests;

[Cmdlet(VerbsDiagnostic.Test, "ValidInput")]
public sealed class TestValidInputCommand : PSCmdlet
{
    [Parameter(ValueFromPipeline = true)]
    [Even]
    public int Even { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Doubled]
    public int Doubled { get; set; }

    protected override void ProcessRecord()
    {
        WriteObject($"{Even + Doubled}");
    }
}

using System.Management.Automation;

namespace SessionTools.StandIn.Tests;

/// <summary>One mandatory parameter that the pipeline can bring, one that it cannot.</summary>
[Cmdlet(VerbsDiagnostic.Test, "Required")]
public sealed class TestRequiredCommand : PSCmdlet
{
    [Parameter(Mandatory = true)]
    public string Always { get; set; } = null!;

    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    public string[] Name { get; set; } = null!;

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public int Size { get; set; }

    protected override void ProcessRecord()
    {
        WriteObject($"{Always} {string.Join('+', Name)} {Size}");
    }
}

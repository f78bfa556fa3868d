using System.Management.Automation;

namespace SessionTools.StandIn.Tests;

/// <summary>Two sets and no default.</summary>
[Cmdlet(VerbsDiagnostic.Test, "StrictSets")]
public sealed class TestStrictSetsCommand : PSCmdlet
{
    [Parameter(ParameterSetName = "A", Mandatory = true)]
    public string First { get; set; } = null!;

    [Parameter(ParameterSetName = "B", Mandatory = true)]
    public string Second { get; set; } = null!;

    [Parameter]
    public string? Either { get; set; }

    protected override void ProcessRecord()
    {
        WriteObject(ParameterSetName);
    }
}

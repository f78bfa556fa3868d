using System.Management.Automation;

namespace SessionTools.StandIn.Tests;

/// <summary>Takes numbers by value, and names and sizes by property.</summary>
[Cmdlet(VerbsDiagnostic.Test, "Input")]
public sealed class TestInputCommand : PSCmdlet
{
    [Parameter(ValueFromPipeline = true)]
    public int Number { get; set; } = -1;

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Name")]
    public string? Label { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public long Size { get; set; } = -1;

    protected override void ProcessRecord()
    {
        string bound = string.Join(',', MyInvocation.BoundParameters.Keys);
        WriteObject($"{Number} {Label} {Size} [{bound}]");
    }
}

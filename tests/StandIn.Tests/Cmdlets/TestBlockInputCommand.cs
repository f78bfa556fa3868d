using System.Management.Automation;

namespace SessionTools.StandIn.Tests;

/// <summary>Blocks, as the last of a pipeline, at its first input.</summary>
[Cmdlet(VerbsDiagnostic.Test, "BlockInput")]
public sealed class TestBlockInputCommand : PSCmdlet
{
    [Parameter(Mandatory = true)]
    public BlockProbe Probe { get; set; } = null!;

    [Parameter(ValueFromPipeline = true)]
    public object? InputObject { get; set; }

    protected override void ProcessRecord()
    {
        Probe.Begun.Set();
        Probe.Stopped.Wait();
    }

    protected override void StopProcessing()
    {
        Probe.Stopped.Set();
    }
}

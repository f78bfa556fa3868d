using System;
using System.Management.Automation;

namespace SessionTools.StandIn.Tests;

/// <summary>Says that it has begun, then waits until it is told to stop.</summary>
[Cmdlet(VerbsDiagnostic.Test, "Block")]
public sealed class TestBlockCommand : PSCmdlet
{
    [Parameter(Mandatory = true)]
    public BlockProbe Probe { get; set; } = null!;

    /// <summary>Whether it goes on after the stop as if nothing had happened.</summary>
    [Parameter]
    public SwitchParameter Stubborn { get; set; }

    protected override void ProcessRecord()
    {
        Probe.ThreadId = Environment.CurrentManagedThreadId;
        Probe.Begun.Set();
        Probe.Stopped.Wait();
        Probe.WasStopping = Stopping;
        if (Stubborn)
        {
            return;
        }

        try
        {
            WriteObject("too late");
        }
        catch (PipelineStoppedException)
        {
            Probe.SawStop = true;
            throw;
        }
    }

    protected override void StopProcessing()
    {
        Probe.StopThreadId = Environment.CurrentManagedThreadId;
        Probe.Stopped.Set();
    }
}

using System;
using System.Management.Automation;

namespace SessionTools.StandIn.Tests;

/// <summary>A cmdlet that needs no session, so that it runs without a pipeline too.</summary>
[Cmdlet(VerbsDiagnostic.Test, "Plain")]
public sealed class TestPlainCommand : Cmdlet
{
    [Parameter]
    public int Count { get; set; }

    [Parameter]
    public SwitchParameter Fail { get; set; }

    protected override void BeginProcessing()
    {
        WriteObject("begin");
    }

    protected override void ProcessRecord()
    {
        if (Fail)
        {
            WriteError(new ErrorRecord(new TimeoutException("late"), "Late", ErrorCategory.OperationTimeout, null));
        }

        WriteObject(ShouldProcess("target"));
        int[] pair = [Count, Count + 1];
        WriteObject(pair, true);
    }

    protected override void EndProcessing()
    {
        WriteObject("end");
    }
}

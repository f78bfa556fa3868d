using System;
using System.Management.Automation;

namespace SessionTools.StandIn.Tests;

public enum FailMode
{
    Throw,
    Terminate,
    WriteError,
    WriteTwo,
    ThrowKnown,
    ThrowStopped,
}

[Cmdlet(VerbsDiagnostic.Test, "Fail")]
public sealed class TestFailCommand : PSCmdlet
{
    [Parameter(Mandatory = true)]
    public FailMode Mode { get; set; }

    [Parameter(ValueFromPipeline = true)]
    public object? InputObject { get; set; }

    protected override void ProcessRecord()
    {
        switch (Mode)
        {
            case FailMode.Throw:
                throw new InvalidOperationException("it broke");
            case FailMode.ThrowKnown:
                throw new PSInvalidOperationException("it broke as known");
            case FailMode.ThrowStopped:
                throw new PipelineStoppedException();
            case FailMode.Terminate:
                ThrowTerminatingError(Record("BrokeForGood"));
                break;
            case FailMode.WriteError:
                WriteError(Record("BrokeOnce"));
                break;
            default:
                WriteError(Record("First"));
                WriteError(Record("Second"));
                break;
        }

        WriteObject("after");
    }

    private static ErrorRecord Record(string id)
    {
        return new ErrorRecord(new TimeoutException("it took too long"), id, ErrorCategory.OperationTimeout, "the target");
    }
}

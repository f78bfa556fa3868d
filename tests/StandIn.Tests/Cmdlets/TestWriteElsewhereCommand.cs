using System;
using System.Management.Automation;
using System.Threading.Tasks;

namespace SessionTools.StandIn.Tests;

/// <summary>Writes from a thread that is not its own, and passes on what came of it.</summary>
[Cmdlet(VerbsDiagnostic.Test, "WriteElsewhere")]
public sealed class TestWriteElsewhereCommand : PSCmdlet
{
    protected override void ProcessRecord()
    {
        Exception? outcome = Task.Run(() => Record.Outcome(() => WriteObject(1))).GetAwaiter().GetResult();
        WriteObject(outcome?.GetType().Name ?? "written");
    }
}

internal static class Record
{
    public static Exception? Outcome(Action action)
    {
        try
        {
            action();
            return null;
        }
        catch (InvalidOperationException exception)
        {
            return exception;
        }
    }
}

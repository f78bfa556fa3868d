using System.Management.Automation;

namespace SessionTools.StandIn.Tests;

/// <summary>Passes its input on, optionally element by element.</summary>
[Cmdlet(VerbsDiagnostic.Test, "Echo")]
public sealed class TestEchoCommand : PSCmdlet
{
    [Parameter(ValueFromPipeline = true)]
    public object? InputObject { get; set; }

    [Parameter]
    public SwitchParameter Enumerate { get; set; }

    protected override void ProcessRecord()
    {
        WriteObject(InputObject, Enumerate);
    }
}

using System.Management.Automation;

namespace SessionTools.StandIn.Tests;

/// <summary>Writes the numbers from 1 to Count.</summary>
[Cmdlet(VerbsDiagnostic.Test, "Count")]
[OutputType(typeof(int))]
public sealed class TestCountCommand : PSCmdlet
{
    [Parameter(Mandatory = true, Position = 0)]
    public int Count { get; set; }

    protected override void ProcessRecord()
    {
        for (int i = 1; i <= Count; i++)
        {
            WriteObject(i);
        }
    }
}

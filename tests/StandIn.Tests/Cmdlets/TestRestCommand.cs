using System.Management.Automation;

namespace SessionTools.StandIn.Tests;

[Cmdlet(VerbsDiagnostic.Test, "Rest")]
public sealed class TestRestCommand : PSCmdlet
{
    [Parameter(Position = 0)]
    public string? First { get; set; }

    [Parameter(ValueFromRemainingArguments = true)]
    public string[] Rest { get; set; } = [];

    protected override void ProcessRecord()
    {
        WriteObject($"{First}: {string.Join('+', Rest)}");
    }
}

using System.Management.Automation;

namespace SessionTools.StandIn.Tests;

/// <summary>Runs another command within its own pipeline.</summary>
[Cmdlet(VerbsDiagnostic.Test, "Nested")]
public sealed class TestNestedCommand : PSCmdlet
{
    protected override void ProcessRecord()
    {
        using PowerShell nested = PowerShell.Create(RunspaceMode.CurrentRunspace);
        WriteObject(nested.AddCommand("Test-Where").Invoke(), true);
    }
}

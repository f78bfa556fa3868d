using System.Management.Automation;

namespace SessionTools.StandIn.Tests;

[Cmdlet(VerbsDiagnostic.Test, "Streams")]
public sealed class TestStreamsCommand : PSCmdlet
{
    protected override void ProcessRecord()
    {
        WriteVerbose("verbose");
        WriteDebug("debug");
        WriteWarning("warning");
        WriteInformation("information", ["tag"]);
        WriteProgress(new ProgressRecord(7, "activity", "status") { PercentComplete = 50 });
        WriteObject("object");
    }
}

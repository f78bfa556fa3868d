using System.Management.Automation;
using SessionTools.AppConfig;

namespace SessionTools.AppConfigBench;

/// <summary>Does nothing with a session: what is left is the engine's own cost of a record.</summary>
[Cmdlet("Pass", "Session")]
[OutputType(typeof(AppConfigSession))]
public sealed class PassSessionCommand : PSCmdlet
{
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    public AppConfigSession Session { get; set; } = null!;

    protected override void ProcessRecord() => WriteObject(Session);
}

using System.Management.Automation;
using SessionTools.AppConfig;
using SessionTools.Common;

namespace SessionTools.Commands;

[Cmdlet(VerbsLifecycle.Stop, "AppConfigSession", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class StopAppConfigSessionCommand : SessionToolsCmdlet
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [LiveObject]
    public AppConfigSession Session { get; set; } = null!;

    protected override object ErrorTarget => Session;

    protected override void ProcessInput()
    {
        string target = $"{Session.ApplicationIdentifier}, {Session.EnvironmentIdentifier}, {Session.ConfigurationProfileIdentifier}";
        if (ShouldProcess(target, "Stop configuration session"))
        {
            Session.Session.Stop();
            RunspaceState.Current.AppConfigSessions.Forget(Session);
        }
    }
}

using System.Management.Automation;
using SessionTools.Clients.QApps;

namespace SessionTools.Commands;

[Cmdlet(VerbsLifecycle.Stop, "QAppSession", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
[OutputType(typeof(void))]
public sealed class StopQAppSessionCommand : QAppSessionCmdlet
{
    /// <summary>Asks nothing.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    protected override void ProcessInput()
    {
        AppSession session = SessionOf(SessionId);
        if (MayChange($"session {SessionId}", "Stop and delete all its data", Force))
        {
            Await(session.StopAsync);
        }
    }
}

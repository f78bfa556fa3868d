using System.Management.Automation;
using SessionTools.Clients.QApps;
using SessionTools.QApps;

namespace SessionTools.Commands;

[Cmdlet(VerbsLifecycle.Start, "QAppSession", SupportsShouldProcess = true)]
[OutputType(typeof(QAppSession))]
public sealed class StartQAppSessionCommand : QAppStartCmdlet
{
    /// <summary>The id for the new session, where the service is not to choose it.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? SessionId { get; set; }

    protected override void ProcessInput()
    {
        StartQAppSessionRequest request = StartRequest(out GetQAppResponse? app) with { SessionId = SessionId };
        if (!ShouldProcess(Target(request, app), "Start a session"))
        {
            return;
        }

        StartQAppSessionResponse started = Call(QAppsOperations.StartQAppSession, request);
        WriteObject(Describe(started, request.AppVersion!.Value));
    }

    /// <summary>The new session exists even where it cannot be asked for: its id must not get lost.</summary>
    private QAppSession Describe(StartQAppSessionResponse started, int appVersion)
    {
        try
        {
            AppSession session = SessionOf(started.SessionId);
            return Describe(session, Await(session.ReadAsync));
        }
        catch (SessionToolsException exception)
        {
            WriteWarning($"The session {started.SessionId} was started, but its state is not known: {exception.Message}");
            return new QAppSession(started, AppId, appVersion, CurrentInstanceId, CurrentConnection);
        }
    }
}

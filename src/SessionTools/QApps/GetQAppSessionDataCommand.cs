using System.Management.Automation;
using SessionTools.Clients.QApps;
using SessionTools.QApps;

namespace SessionTools.Commands;

[Cmdlet(VerbsCommon.Get, "QAppSessionData")]
[OutputType(typeof(QAppSessionData))]
public sealed class GetQAppSessionDataCommand : QAppSessionCmdlet
{
    protected override void ProcessInput()
    {
        AppSession session = SessionOf(SessionId);
        ListQAppSessionDataRequest request = new() { InstanceId = session.InstanceId, SessionId = SessionId };
        ListQAppSessionDataResponse data = Call(QAppsOperations.ListQAppSessionData, request);
        AppDefinition? app = Await(session.ReadAsync).Definition;
        foreach (SessionDataEntry entry in data.SessionData ?? [])
        {
            WriteObject(new QAppSessionData(entry, SessionId, app, session.InstanceId, session.Connection));
        }

        if (!string.IsNullOrEmpty(data.NextToken))
        {
            WriteWarning(
                $"Q Apps has more data of the session {SessionId} than these {data.SessionData?.Count ?? 0} entries, and offers no way "
                + "to list the rest. Export-QAppSessionData gives all of it.");
        }
    }
}

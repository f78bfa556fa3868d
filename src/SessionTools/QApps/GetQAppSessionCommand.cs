using System.Management.Automation;
using SessionTools.Clients.QApps;
using SessionTools.QApps;

namespace SessionTools.Commands;

[Cmdlet(VerbsCommon.Get, "QAppSession")]
[OutputType(typeof(QAppSession))]
public sealed class GetQAppSessionCommand : QAppSessionCmdlet
{
    protected override void ProcessInput()
    {
        AppSession session = SessionOf(SessionId);
        WriteObject(Describe(session, Await(session.ReadAsync)));
    }
}

using System.Management.Automation;
using SessionTools.Clients.QApps;
using SessionTools.QApps;

namespace SessionTools.Commands;

[Cmdlet(VerbsCommon.Get, "QAppSessionMetadata")]
[OutputType(typeof(QAppSessionMetadata))]
public sealed class GetQAppSessionMetadataCommand : QAppSessionCmdlet
{
    protected override void ProcessInput()
    {
        string instanceId = CurrentInstanceId;
        GetQAppSessionMetadataRequest request = new() { InstanceId = instanceId, SessionId = SessionId };
        WriteObject(new QAppSessionMetadata(Call(QAppsOperations.GetQAppSessionMetadata, request), instanceId, CurrentConnection));
    }
}

using System.Management.Automation;
using SessionTools.Common;

namespace SessionTools.Commands;

[Cmdlet(VerbsCommon.Get, "SessionToolsConnection")]
[OutputType(typeof(Connection))]
public sealed class GetSessionToolsConnectionCommand : SessionToolsCmdlet
{
    protected override void ProcessInput()
    {
        if (RunspaceState.Current.DefaultConnection is { } connection)
        {
            WriteObject(connection);
        }
    }
}

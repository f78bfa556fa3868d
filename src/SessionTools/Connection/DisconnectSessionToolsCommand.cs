using System.Management.Automation;
using SessionTools.Common;

namespace SessionTools.Commands;

[Cmdlet(VerbsCommunications.Disconnect, "SessionTools")]
[OutputType(typeof(void))]
public sealed class DisconnectSessionToolsCommand : SessionToolsCmdlet
{
    /// <summary>The default connection where none is given.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [LiveObject]
    public Connection? Connection { get; set; }

    protected override void ProcessInput()
    {
        RunspaceState state = RunspaceState.Current;
        if ((Connection ?? state.DefaultConnection) is { } connection)
        {
            state.Disconnect(connection);
        }
    }
}

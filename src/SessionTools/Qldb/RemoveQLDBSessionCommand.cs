using System.Management.Automation;
using SessionTools.Common;
using SessionTools.Qldb;

namespace SessionTools.Commands;

[Cmdlet(VerbsCommon.Remove, "QLDBSession", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class RemoveQLDBSessionCommand : SessionToolsCmdlet
{
    /// <summary>A session, or its name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [SessionByName]
    [LiveObject]
    [ArgumentCompleter(typeof(SessionNameCompleter))]
    public QLDBSession Session { get; set; } = null!;

    protected override object ErrorTarget => Session;

    protected override void ProcessInput()
    {
        if (ShouldProcess($"{Session}", "Remove session"))
        {
            QldbSessions sessions = RunspaceState.Current.Qldb;
            Await(_ => sessions.RemoveAsync(Session));
        }
    }
}

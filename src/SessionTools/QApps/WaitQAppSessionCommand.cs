using System;
using System.Management.Automation;
using SessionTools.Common;
using SessionTools.QApps;

namespace SessionTools.Commands;

[Cmdlet(VerbsLifecycle.Wait, "QAppSession")]
[OutputType(typeof(QAppSession))]
public sealed class WaitQAppSessionCommand : QAppSessionCmdlet
{
    /// <summary>Seconds, or a TimeSpan; without it there is no limit.</summary>
    [Parameter]
    [Duration]
    public TimeSpan? Timeout { get; set; }

    protected override void ProcessInput() => WriteWhen(SessionOf(SessionId), Timeout, state => state.IsSettled);
}

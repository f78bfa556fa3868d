using System.ComponentModel;
using System.Management.Automation;

namespace SessionTools.Commands;

/// <summary>The base of the cmdlets about one session of a Q App.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class QAppSessionCmdlet : QAppCmdlet
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    public string SessionId { get; set; } = null!;

    protected override object? ErrorTarget => SessionId;
}

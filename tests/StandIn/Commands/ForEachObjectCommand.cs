using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

[Cmdlet("ForEach", "Object")]
public sealed class ForEachObjectCommand : PSCmdlet
{
    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    [Parameter(Mandatory = true, Position = 0)]
    public string MemberName { get; set; } = null!;

    [Parameter(ValueFromRemainingArguments = true)]
    public object?[] ArgumentList { get; set; } = [];

    protected override void ProcessRecord()
    {
        PSMemberInfo? member = InputObject?.Members[MemberName];
        if (member is not null)
        {
            WriteObject(member is PSMethodInfo method ? method.Invoke(ArgumentList) : member.Value, true);
        }
    }
}

using System.Linq;
using System.Management.Automation;

namespace SessionTools.StandIn.Tests;

[Cmdlet(VerbsDiagnostic.Test, "Invocation")]
public sealed class TestInvocationCommand : PSCmdlet
{
    [Parameter]
    public string? Name { get; set; }

    [Parameter(ValueFromPipeline = true)]
    public object? InputObject { get; set; }

    protected override void ProcessRecord()
    {
        WriteObject(MyInvocation.InvocationName);
        WriteObject(string.Join(',', MyInvocation.BoundParameters.Keys.Order()));
        WriteObject($"{MyInvocation.PipelinePosition}/{MyInvocation.PipelineLength}");
        WriteObject(MyInvocation.ExpectingInput.ToString());
        CmdletInfo info = (CmdletInfo)MyInvocation.MyCommand;
        WriteObject($"{info.Verb}/{info.Noun}");
    }
}

using System.Management.Automation;

namespace SessionTools.StandIn.Tests;

[Cmdlet(VerbsCommon.Set, "Thing", SupportsShouldProcess = true)]
public sealed class SetThingCommand : PSCmdlet
{
    protected override void ProcessRecord()
    {
        bool goesOn = ShouldProcess("describe", "warn?", "caption", out ShouldProcessReason reason);
        WriteObject($"{goesOn} {reason}");
    }
}

[Cmdlet(VerbsCommon.Remove, "Thing", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class RemoveThingCommand : PSCmdlet
{
    [Parameter(ValueFromPipeline = true)]
    public string Name { get; set; } = "thing";

    protected override void ProcessRecord()
    {
        WriteObject($"{Name} {ShouldProcess(Name, "Remove")}");
    }
}

[Cmdlet(VerbsLifecycle.Confirm, "Thing", SupportsShouldProcess = true)]
public sealed class ConfirmThingCommand : PSCmdlet
{
    private bool _yesToAll;
    private bool _noToAll;

    [Parameter(ValueFromPipeline = true)]
    public string Name { get; set; } = "thing";

    [Parameter]
    public SwitchParameter All { get; set; }

    protected override void ProcessRecord()
    {
        bool answer = All
            ? ShouldContinue($"Sure about {Name}?", "Continue", ref _yesToAll, ref _noToAll)
            : ShouldContinue($"Sure about {Name}?", "Continue");
        WriteObject($"{Name} {answer}");
    }
}

using System.Linq;
using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

[Cmdlet("Get", "Module")]
[OutputType(typeof(PSModuleInfo))]
public sealed class GetModuleCommand : PSCmdlet
{
    [Parameter(Position = 0, ValueFromPipeline = true)]
    public string[] Name { get; set; } = ["*"];

    protected override void ProcessRecord()
    {
        WildcardPattern[] patterns = Name.Select(name => WildcardPattern.Get(name, WildcardOptions.IgnoreCase)).ToArray();
        PSModuleInfo[] modules = EngineRuntime!.Session.Modules.All.ToArray();
        WriteObject(modules.Where(module => patterns.Any(pattern => pattern.IsMatch(module.Name))), true);
    }
}

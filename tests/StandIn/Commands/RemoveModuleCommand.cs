using System.IO;
using System.Linq;
using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

[Cmdlet("Remove", "Module", SupportsShouldProcess = true)]
public sealed class RemoveModuleCommand : PSCmdlet
{
    [Parameter(ParameterSetName = "name", Mandatory = true, Position = 0, ValueFromPipeline = true)]
    public string[] Name { get; set; } = [];

    [Parameter(ParameterSetName = "ModuleInfo", Mandatory = true, Position = 0, ValueFromPipeline = true)]
    public PSModuleInfo[] ModuleInfo { get; set; } = [];

    [Parameter]
    public SwitchParameter Force { get; set; }

    protected override void ProcessRecord()
    {
        foreach (PSModuleInfo module in ModuleInfo.Concat(Name.SelectMany(Find)).ToArray())
        {
            if (ShouldProcess(module.Name))
            {
                EngineRuntime!.Session.Modules.Remove(module);
            }
        }
    }

    private PSModuleInfo[] Find(string name)
    {
        WildcardPattern pattern = WildcardPattern.Get(name, WildcardOptions.IgnoreCase);
        PSModuleInfo[] found = EngineRuntime!.Session.Modules.All.Where(module => pattern.IsMatch(module.Name)).ToArray();
        if (found.Length == 0)
        {
            FileNotFoundException missing = new($"No modules were removed, because no loaded module is named {name}.");
            WriteError(new ErrorRecord(missing, "Modules_NoModulesRemoved", ErrorCategory.ResourceUnavailable, null));
        }

        return found;
    }
}

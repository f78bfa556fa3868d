using System;
using System.IO;
using System.Management.Automation;
using System.Reflection;
using System.Runtime.Loader;

namespace Microsoft.PowerShell.Commands;

/// <summary>Imports assemblies, given as such or by the path of their file. It reads no manifest.</summary>
[Cmdlet("Import", "Module", DefaultParameterSetName = "Name")]
public sealed class ImportModuleCommand : PSCmdlet
{
    [Parameter(ParameterSetName = "Name", Mandatory = true, Position = 0, ValueFromPipeline = true)]
    public string[] Name { get; set; } = [];

    [Parameter(ParameterSetName = "Assembly", Mandatory = true, Position = 0, ValueFromPipeline = true)]
    public Assembly[] Assembly { get; set; } = [];

    [Parameter]
    public SwitchParameter Force { get; set; }

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    protected override void ProcessRecord()
    {
        foreach (Assembly assembly in Assembly)
        {
            Import("dynamic_code_module_" + assembly.FullName, assembly);
        }

        foreach (string path in Name)
        {
            ImportFile(GetUnresolvedProviderPathFromPSPath(path));
        }
    }

    private void ImportFile(string file)
    {
        if (!file.EndsWith(".dll", StringComparison.OrdinalIgnoreCase))
        {
            NotSupportedException refused = new($"The stand-in engine imports assemblies only, not '{file}'.");
            WriteError(new ErrorRecord(refused, "ManifestNotSupported", ErrorCategory.NotImplemented, file));
            return;
        }

        if (!File.Exists(file))
        {
            FileNotFoundException missing = new($"The specified module '{file}' was not loaded because no file was found there.");
            WriteError(new ErrorRecord(missing, "Modules_ModuleNotFound", ErrorCategory.ResourceUnavailable, file));
            return;
        }

        Import(Path.GetFileNameWithoutExtension(file), AssemblyLoadContext.Default.LoadFromAssemblyPath(file));
    }

    private void Import(string name, Assembly assembly)
    {
        PSModuleInfo module = EngineRuntime!.Session.Modules.Import(name, assembly, Force);
        if (PassThru)
        {
            WriteObject(module);
        }
    }
}

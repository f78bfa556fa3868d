using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace System.Management.Automation;

public enum ModuleType
{
    Script = 0,
    Binary = 1,
    Manifest = 2,
    Cim = 3,
    Workflow = 4,
}

public sealed class PSModuleInfo
{
    internal PSModuleInfo(string name, Assembly assembly)
    {
        Name = name;
        ImplementingAssembly = assembly;
        Version = assembly.GetName().Version ?? new Version(0, 0);
        Path = assembly.Location;
        foreach (Type type in assembly.GetExportedTypes().Where(type => typeof(Cmdlet).IsAssignableFrom(type)))
        {
            AddExport(type);
        }
    }

    public string Name { get; }

    public string Path { get; }

    public string ModuleBase => IO.Path.GetDirectoryName(Path) ?? string.Empty;

    public Version Version { get; }

    public Assembly ImplementingAssembly { get; }

    public ModuleType ModuleType => ModuleType.Binary;

    public Dictionary<string, CmdletInfo> ExportedCmdlets { get; } = new(StringComparer.OrdinalIgnoreCase);

    public Dictionary<string, CommandInfo> ExportedCommands =>
        ExportedCmdlets.ToDictionary(entry => entry.Key, entry => (CommandInfo)entry.Value, StringComparer.OrdinalIgnoreCase);

    internal Dictionary<string, string> Aliases { get; } = new(StringComparer.OrdinalIgnoreCase);

    public override string ToString()
    {
        return Name;
    }

    private void AddExport(Type type)
    {
        CmdletAttribute? cmdlet = type.GetCustomAttribute<CmdletAttribute>();
        if (cmdlet is null || type.IsAbstract)
        {
            return;
        }

        string name = $"{cmdlet.VerbName}-{cmdlet.NounName}";
        ExportedCmdlets[name] = new CmdletInfo(name, type) { Module = this };
        foreach (string alias in type.GetCustomAttribute<AliasAttribute>()?.AliasNames ?? [])
        {
            Aliases[alias] = name;
        }
    }
}

using Microsoft.PowerShell.Commands;

namespace System.Management.Automation;

public class ProviderInfo
{
    private ProviderInfo(string name, Type type)
    {
        Name = name;
        ImplementingType = type;
    }

    public string Name { get; }

    public string ModuleName => "Microsoft.PowerShell.Core";

    public Type ImplementingType { get; }

    internal static ProviderInfo FileSystem { get; } = new(FileSystemProvider.ProviderName, typeof(FileSystemProvider));

    internal static ProviderInfo Environment { get; } = new(EnvironmentProvider.ProviderName, typeof(EnvironmentProvider));

    public override string ToString()
    {
        return $"{ModuleName}\\{Name}";
    }
}

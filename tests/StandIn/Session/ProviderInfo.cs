using Microsoft.PowerShell.Commands;

namespace System.Management.Automation;

public class ProviderInfo
{
    private ProviderInfo()
    {
    }

    public string Name => "FileSystem";

    public string ModuleName => "Microsoft.PowerShell.Core";

    public Type ImplementingType => typeof(FileSystemProvider);

    internal static ProviderInfo FileSystem { get; } = new();

    public override string ToString()
    {
        return $"{ModuleName}\\{Name}";
    }
}

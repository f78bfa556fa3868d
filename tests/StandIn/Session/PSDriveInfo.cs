using System.IO;

namespace System.Management.Automation;

public class PSDriveInfo
{
    private PSDriveInfo(string root)
    {
        Root = Path.GetPathRoot(root) ?? root;
    }

    public string Name => Root.TrimEnd(':', Path.DirectorySeparatorChar) is { Length: > 0 } letter ? letter : Root;

    public string Root { get; }

    public ProviderInfo Provider => ProviderInfo.FileSystem;

    internal static PSDriveInfo OfProcess { get; } = new(Environment.CurrentDirectory);

    public override string ToString()
    {
        return Name;
    }
}

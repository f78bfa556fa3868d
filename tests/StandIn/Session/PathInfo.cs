namespace System.Management.Automation;

public sealed class PathInfo
{
    internal PathInfo(string path)
    {
        Path = path;
    }

    public string Path { get; }

    public string ProviderPath => Path;

    public ProviderInfo Provider => ProviderInfo.FileSystem;

    public PSDriveInfo Drive => PSDriveInfo.OfProcess;

    public override string ToString()
    {
        return Path;
    }
}

using System.Collections.ObjectModel;
using System.IO;
using System.Linq;

namespace System.Management.Automation;

public sealed class PathIntrinsics
{
    private const string EnvironmentDrive = "env:";

    private readonly Session _session;

    internal PathIntrinsics(Session session)
    {
        _session = session;
    }

    public PathInfo CurrentLocation => new(_session.Location);

    public PathInfo CurrentFileSystemLocation => new(_session.Location);

    public PathInfo CurrentProviderLocation(string providerName)
    {
        return CurrentFileSystemLocation;
    }

    public PathInfo SetLocation(string path)
    {
        string full = GetUnresolvedProviderPathFromPSPath(path);
        if (!Directory.Exists(full))
        {
            throw NotFound(path);
        }

        _session.Location = full;
        return CurrentLocation;
    }

    public string GetUnresolvedProviderPathFromPSPath(string path)
    {
        return GetUnresolvedProviderPathFromPSPath(path, out ProviderInfo _, out PSDriveInfo _);
    }

    public string GetUnresolvedProviderPathFromPSPath(string path, out ProviderInfo provider, out PSDriveInfo drive)
    {
        ArgumentNullException.ThrowIfNull(path);
        drive = PSDriveInfo.OfProcess;
        if (path.StartsWith(EnvironmentDrive, StringComparison.OrdinalIgnoreCase))
        {
            provider = ProviderInfo.Environment;
            return path[EnvironmentDrive.Length..];
        }

        provider = ProviderInfo.FileSystem;
        return FileSystemPaths.Full(path, _session.Location);
    }

    public Collection<string> GetResolvedProviderPathFromPSPath(string path, out ProviderInfo provider)
    {
        string full = GetUnresolvedProviderPathFromPSPath(path, out provider, out PSDriveInfo _);
        if (!WildcardPattern.ContainsWildcardCharacters(full))
        {
            string literal = WildcardPattern.Unescape(full);
            return Path.Exists(literal) ? [literal] : throw NotFound(path);
        }

        return new Collection<string>(FileSystemPaths.Matching(full).ToList());
    }

    public Collection<PathInfo> GetResolvedPSPathFromPSPath(string path)
    {
        return new Collection<PathInfo>(
            GetResolvedProviderPathFromPSPath(path, out ProviderInfo _).Select(found => new PathInfo(found)).ToList());
    }

    public string Combine(string parent, string child)
    {
        return Path.Combine(parent, child);
    }

    public string ParseParent(string path, string root)
    {
        return Path.GetDirectoryName(path) ?? string.Empty;
    }

    public string ParseChildName(string path)
    {
        return Path.GetFileName(path.TrimEnd(Path.DirectorySeparatorChar));
    }

    public bool IsProviderQualified(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return path.Contains("::", StringComparison.Ordinal);
    }

    private static ItemNotFoundException NotFound(string path)
    {
        return new ItemNotFoundException($"Cannot find path '{path}' because it does not exist.") { ItemName = path };
    }
}

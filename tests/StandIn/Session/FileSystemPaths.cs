using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace System.Management.Automation;

/// <summary>Paths as the file system provider takes them.</summary>
internal static class FileSystemPaths
{
    private const string ProviderPrefix = "FileSystem::";

    public static string Full(string path, string location)
    {
        string plain = WithoutProvider(path);
        if (plain == "~" || plain.StartsWith("~/", StringComparison.Ordinal))
        {
            plain = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) + plain[1..];
        }

        RefuseOtherDrive(plain);
        return Path.GetFullPath(plain, location);
    }

    public static IEnumerable<string> Matching(string fullPattern)
    {
        string root = Path.GetPathRoot(fullPattern)!;
        IEnumerable<string> found = [root];
        foreach (string part in fullPattern[root.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            WildcardPattern pattern = WildcardPattern.Get(part, WildcardOptions.IgnoreCase);
            found = found.Where(Directory.Exists).SelectMany(Directory.EnumerateFileSystemEntries)
                .Where(entry => pattern.IsMatch(Path.GetFileName(entry)));
        }

        return found.Order(StringComparer.Ordinal);
    }

    private static string WithoutProvider(string path)
    {
        int prefix = path.IndexOf(ProviderPrefix, StringComparison.OrdinalIgnoreCase);
        return prefix < 0 ? path : path[(prefix + ProviderPrefix.Length)..];
    }

    private static void RefuseOtherDrive(string path)
    {
        int colon = path.IndexOf(':', StringComparison.Ordinal);
        if (colon > (OperatingSystem.IsWindows() ? 1 : 0) && !path[..colon].Contains(Path.DirectorySeparatorChar))
        {
            string drive = path[..colon];
            throw new DriveNotFoundException($"Cannot find drive. A drive with the name '{drive}' does not exist.") { ItemName = drive };
        }
    }
}

using System;
using System.Collections.Generic;
using System.IO;

namespace SessionTools.Local.Common;

/// <summary>
/// The embedded endpoints of this process: one a folder, and one in memory, shared by all runspaces so that no two write
/// the same files.
/// </summary>
public static class LocalEndpoints
{
    /// <summary>Folders as the platform compares them by default.</summary>
    private static readonly Dictionary<string, LocalEndpoint> s_byFolder =
        new(OperatingSystem.IsWindows() || OperatingSystem.IsMacOS() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);

    /// <param name="folder">The folder; null for memory.</param>
    /// <exception cref="IOException">The folder cannot be made or read.</exception>
    public static LocalEndpoint Open(string? folder)
    {
        string key = folder is null ? "" : Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        lock (s_byFolder)
        {
            if (!s_byFolder.TryGetValue(key, out LocalEndpoint? endpoint))
            {
                endpoint = new LocalEndpoint(folder, TimeProvider.System);
                s_byFolder.Add(key, endpoint);
            }

            return endpoint;
        }
    }
}

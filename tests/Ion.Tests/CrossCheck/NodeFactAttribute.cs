using System;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using Xunit;

namespace SessionTools.Ion.Tests.CrossCheck;

/// <summary>A test that needs node with ion-js and ion-hash-js; skipped, with the reason, where they are absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NodeFactAttribute : FactAttribute
{
    private const string FolderVariable = "SESSIONTOOLS_NODE_MODULES";

    public NodeFactAttribute()
    {
        Skip = FindReason();
    }

    public static string? Folder => Environment.GetEnvironmentVariable(FolderVariable);

    private static string? FindReason()
    {
        foreach (string package in new[] { "ion-js", "ion-hash-js" })
        {
            if (string.IsNullOrEmpty(Folder) || !Directory.Exists(Path.Combine(Folder, "node_modules", package)))
            {
                return $"{FolderVariable} names no folder with node_modules/{package}";
            }
        }

        return CanRunNode() ? null : "node cannot be started";
    }

    private static bool CanRunNode()
    {
        try
        {
            using Process? node = Process.Start(new ProcessStartInfo("node", "--version") { RedirectStandardOutput = true });
            node?.WaitForExit();
            return node?.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}

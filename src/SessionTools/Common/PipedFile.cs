using System.IO;
using System.Management.Automation;

namespace SessionTools.Common;

/// <summary>Files that come down the pipeline, as Get-Item and Get-ChildItem give them.</summary>
internal static class PipedFile
{
    /// <summary>
    /// The path that the engine's providers write on each item, or that a FileInfo has; null for what is no file. A line of
    /// Get-Content has such a path too, but is text: whoever takes text looks for that first.
    /// </summary>
    public static string? PathOf(object input) =>
        PSObject.AsPSObject(input) is var item && item.Properties["PSPath"]?.Value is { } path ? path.ToString() : (item.BaseObject as FileInfo)?.FullName;
}

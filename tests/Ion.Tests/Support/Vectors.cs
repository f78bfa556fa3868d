using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace SessionTools.Ion.Tests;

/// <summary>Finds the public conformance data, which is kept outside the repository.</summary>
internal static class Vectors
{
    /// <summary>The folder, or null when it is not there.</summary>
    public static string? Folder { get; } = Find();

    /// <summary>Why tests over the vectors are skipped; null when they are there.</summary>
    public static string? SkipReason { get; } = Folder is null
        ? "no conformance vectors: neither SESSIONTOOLS_VECTORS nor ../shared/vectors beside the repository names a folder"
        : null;

    public static string PathOf(params string[] parts)
    {
        return Path.Combine([Folder ?? throw new DirectoryNotFoundException(SkipReason), .. parts]);
    }

    public static IReadOnlyList<string> IonFiles(params string[] parts)
    {
        return Directory
            .EnumerateFiles(PathOf(parts), "*", SearchOption.AllDirectories)
            .Where(file => file.EndsWith(".ion", StringComparison.Ordinal) || file.EndsWith(".10n", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .ToArray();
    }

    private static string? Find()
    {
        string? named = Environment.GetEnvironmentVariable("SESSIONTOOLS_VECTORS");
        if (!string.IsNullOrEmpty(named))
        {
            return Directory.Exists(named) ? named : null;
        }

        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "SessionTools.sln")))
        {
            folder = folder.Parent;
        }

        string? beside = folder is null ? null : Path.Combine(folder.FullName, "..", "shared", "vectors");
        return beside is not null && Directory.Exists(beside) ? Path.GetFullPath(beside) : null;
    }
}

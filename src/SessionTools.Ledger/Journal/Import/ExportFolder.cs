using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using SessionTools.Ion;

namespace SessionTools.Ledger.Journal;

/// <summary>
/// The files of an export, ours or QLDB's. With a completed manifest they are those it names; without one, all files in and under
/// the folder whose names say which blocks they have.
/// </summary>
public sealed partial class ExportFolder
{
    private ExportFolder(string? ledgerName, ImmutableArray<string> files)
    {
        LedgerName = ledgerName;
        Files = files;
    }

    /// <summary>The ledger's name, where a started manifest has it.</summary>
    public string? LedgerName { get; }

    /// <summary>The files with blocks, in order.</summary>
    public ImmutableArray<string> Files { get; }

    /// <summary>Finds the files of an export.</summary>
    /// <param name="folder">The folder with its manifests.</param>
    /// <exception cref="JournalFormatException">The folder holds no export, or several, or one that is not Ion.</exception>
    /// <exception cref="IOException">There is no such folder, or it cannot be read.</exception>
    public static ExportFolder Open(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException("There is no folder " + folder + ".");
        }

        string[] completed = Directory.GetFiles(folder, "*.completed.manifest");
        if (completed.Length > 1)
        {
            throw new JournalFormatException(
                "The folder " + folder + " holds " + completed.Length + " exports: " + string.Join(", ", completed.Select(Path.GetFileName).Order(StringComparer.Ordinal))
                + ". Give the folder of one.") { IsMixedExport = true };
        }

        ImmutableArray<string> files = completed.Length == 1 ? Named(folder, completed[0]) : Found(folder);
        return files.IsEmpty
            ? throw new JournalFormatException("The folder " + folder + " holds no export: no file is named strand.first-last.ion.")
            : new ExportFolder(NameOf(folder), files);
    }

    [GeneratedRegex(@"(?<strand>[^.\\/]+)\.(?<first>\d+)-(?<last>\d+)\.ion$")]
    private static partial Regex DataFile();

    private static ImmutableArray<string> Found(string folder)
    {
        (string Path, Match Match)[] files = [.. Directory.GetFiles(folder, "*.ion", SearchOption.AllDirectories)
            .Select(path => (path, DataFile().Match(path)))
            .Where(file => file.Item2.Success)
            .OrderBy(file => file.path, StringComparer.Ordinal)];
        (string Path, Match Match)[] first = [.. files.DistinctBy(file => file.Match.Groups["strand"].Value)];
        if (first.Length > 1)
        {
            throw new JournalFormatException(
                "The folder " + folder + " holds the journals of " + first.Length + " strands, such as in " + first[0].Path + " and in " + first[1].Path
                + ". Give the folder of one.") { IsMixedExport = true };
        }

        files = [.. files.OrderBy(file => Number(file.Match, "first"))];
        foreach (((string Path, Match Match) file, (string Path, Match Match) next) in files.Zip(files.Skip(1)))
        {
            RequireNoneTwice(folder, file, next);
        }

        return [.. files.Select(file => file.Path)];
    }

    private static void RequireNoneTwice(string folder, (string Path, Match Match) file, (string Path, Match Match) next)
    {
        long again = Number(next.Match, "first");
        if (again <= Number(file.Match, "last"))
        {
            throw new JournalFormatException(
                "The folder " + folder + " holds block " + again + " twice: in " + file.Path + " and in " + next.Path + ". Give the folder of one export.") { IsMixedExport = true };
        }
    }

    private static long Number(Match match, string group) => long.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    private static ImmutableArray<string> Named(string folder, string manifest)
    {
        IonValue content = ParseManifest(manifest);
        if (content is not IonStruct fields || !fields.TryGetValue("keys", out IonValue? keys) || keys is not IonList list)
        {
            throw new JournalFormatException("The manifest " + manifest + " has no list of keys.");
        }

        return [.. list.Items.Select(key => Find(folder, manifest, (key as IonString)?.Value ?? ""))];
    }

    /// <summary>A key begins with the prefix that the export had in S3; in the folder there may be less of it.</summary>
    private static string Find(string folder, string manifest, string key)
    {
        string[] parts = key.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Contains("..") || Path.IsPathRooted(key))
        {
            throw new JournalFormatException("The manifest " + manifest + " names " + key + ", which is outside of the folder.");
        }

        for (int i = 0; i < parts.Length; i++)
        {
            string path = Path.Combine([folder, .. parts[i..]]);
            if (File.Exists(path))
            {
                return path;
            }
        }

        throw new JournalFormatException("The manifest " + manifest + " names " + key + ", which is not in the folder.");
    }

    private static string? NameOf(string folder)
    {
        foreach (string path in Directory.GetFiles(folder, "*.started.manifest"))
        {
            if (ParseManifest(path) is IonStruct started)
            {
                if (started.TryGetValue("outputFormat", out IonValue? format) && format == "JSON")
                {
                    throw new JournalFormatException(
                        "The export is in JSON, which does not keep the types that the hashes were made of. Only Ion can be imported.");
                }

                return started.TryGetValue("ledgerName", out IonValue? name) ? (name as IonString)?.Value : null;
            }
        }

        return null;
    }

    private static IonValue ParseManifest(string path)
    {
        try
        {
            return IonValue.Parse(File.ReadAllBytes(path));
        }
        catch (IonException error)
        {
            throw new JournalFormatException("The manifest " + path + " is not Ion: " + error.Message, error);
        }
    }
}

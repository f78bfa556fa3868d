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
            throw new JournalFormatException("The folder " + folder + " holds " + completed.Length + " exports.");
        }

        ImmutableArray<string> files = completed.Length == 1 ? Named(folder, completed[0]) : Found(folder);
        return files.IsEmpty
            ? throw new JournalFormatException("The folder " + folder + " holds no export: no file is named strand.first-last.ion.")
            : new ExportFolder(NameOf(folder), files);
    }

    [GeneratedRegex(@"(?<strand>[^.\\/]+)\.(?<first>\d+)-\d+\.ion$")]
    private static partial Regex DataFile();

    private static ImmutableArray<string> Found(string folder)
    {
        (string Path, Match Match)[] files = [.. Directory.GetFiles(folder, "*.ion", SearchOption.AllDirectories)
            .Select(path => (path, DataFile().Match(path)))
            .Where(file => file.Item2.Success)];
        string[] strands = [.. files.Select(file => file.Match.Groups["strand"].Value).Distinct()];
        return strands.Length > 1
            ? throw new JournalFormatException("The folder " + folder + " holds the journals of " + strands.Length + " strands. Give the folder of one.")
            : [.. files.OrderBy(file => long.Parse(file.Match.Groups["first"].ValueSpan, CultureInfo.InvariantCulture)).Select(file => file.Path)];
    }

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

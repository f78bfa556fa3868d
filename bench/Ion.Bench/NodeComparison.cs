using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using NodeRates = System.Collections.Generic.Dictionary<string, (double Megabytes, double Documents)>;

namespace SessionTools.Ion.Bench;

/// <summary>
/// Runs ion-js and ion-hash-js on the same documents in a child process, where node and the packages are present.
/// </summary>
internal static class NodeComparison
{
    private const string FolderVariable = "SESSIONTOOLS_NODE_MODULES";

    /// <summary>Megabytes and documents a second by name; empty, with the reason printed, where it cannot run.</summary>
    public static NodeRates Run(Document large, Document small)
    {
        string? folder = Environment.GetEnvironmentVariable(FolderVariable);
        if (folder is null || !Directory.Exists(Path.Combine(folder, "node_modules", "ion-js")))
        {
            Console.WriteLine("ion-js is not compared: " + FolderVariable + " names no folder with node_modules/ion-js and ion-hash-js");
            return [];
        }

        DirectoryInfo work = Directory.CreateTempSubdirectory("ion-bench");
        try
        {
            string[] files = [.. new[] { large.Text, large.Binary, small.Text, small.Binary }.Select(pieces => Save(work, pieces))];
            return RunChild(folder, files);
        }
        finally
        {
            work.Delete(recursive: true);
        }
    }

    private static double ParseRate(string text)
    {
        return double.Parse(text, CultureInfo.InvariantCulture);
    }

    private static string Save(DirectoryInfo folder, byte[][] pieces)
    {
        string file = Path.Combine(folder.FullName, Guid.NewGuid().ToString("N"));
        using BinaryWriter writer = new(File.Create(file));
        foreach (byte[] piece in pieces)
        {
            writer.Write(piece.Length);
            writer.Write(piece);
        }

        return file;
    }

    private static NodeRates RunChild(string folder, string[] files)
    {
        ProcessStartInfo start = new("node") { RedirectStandardOutput = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "ion-js.js"));
        start.ArgumentList.Add(Path.GetFullPath(folder));
        foreach (string file in files)
        {
            start.ArgumentList.Add(file);
        }

        using Process node = Process.Start(start) ?? throw new InvalidOperationException("node did not start");
        NodeRates results = [];
        while (node.StandardOutput.ReadLine() is string line)
        {
            string[] parts = line.Split('\t');
            results.Add(parts[0], (ParseRate(parts[1]), ParseRate(parts[2])));
        }

        node.WaitForExit();
        return node.ExitCode == 0 ? results : throw new InvalidOperationException("node failed with exit code " + node.ExitCode);
    }
}

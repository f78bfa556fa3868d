using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;

namespace SessionTools.Ion.Bench;

/// <summary>Runs ion-js and ion-hash-js on the same documents in a child process, where node and the packages are present.</summary>
internal static class NodeComparison
{
    private const string FolderVariable = "SESSIONTOOLS_NODE_MODULES";

    /// <summary>Megabytes and documents a second by name; empty, with the reason printed, where it cannot run.</summary>
    public static Dictionary<string, (double Megabytes, double Documents)> Run(Document large, Document small)
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
            return RunChild(folder, Save(work, large.Text), Save(work, large.Binary), Save(work, small.Text), Save(work, small.Binary));
        }
        finally
        {
            work.Delete(recursive: true);
        }
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

    private static Dictionary<string, (double Megabytes, double Documents)> RunChild(string folder, params string[] files)
    {
        ProcessStartInfo start = new("node") { RedirectStandardOutput = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "ion-js.js"));
        start.ArgumentList.Add(Path.GetFullPath(folder));
        foreach (string file in files)
        {
            start.ArgumentList.Add(file);
        }

        using Process node = Process.Start(start) ?? throw new InvalidOperationException("node did not start");
        Dictionary<string, (double Megabytes, double Documents)> results = [];
        while (node.StandardOutput.ReadLine() is string line)
        {
            string[] parts = line.Split('\t');
            results.Add(parts[0], (double.Parse(parts[1], CultureInfo.InvariantCulture), double.Parse(parts[2], CultureInfo.InvariantCulture)));
        }

        node.WaitForExit();
        return node.ExitCode == 0 ? results : throw new InvalidOperationException("node failed with exit code " + node.ExitCode);
    }
}

using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using SessionTools.EngineHost;

namespace SessionTools.Bench;

/// <summary>What the module adds to the start of a PowerShell, and to its first call.</summary>
internal static class Startup
{
    private const int Rounds = 11;

    private static readonly (string Name, string Script)[] s_scripts =
    [
        ("pwsh -c 1", "1"),
        ("+ Import-Module", $"Import-Module '{StagedModule.Folder}'"),
        ("+ first local call", $"Import-Module '{StagedModule.Folder}'; Connect-SessionTools -Local -Sample; $null = Get-DLFarm"),
    ];

    public static void Run(bool hasPowerShell)
    {
        if (!hasPowerShell)
        {
            Console.WriteLine("startup: skipped, there is no PowerShell to start");
            return;
        }

        Dictionary<string, List<double>> times = s_scripts.ToDictionary(script => script.Name, _ => new List<double>());
        for (int round = 0; round <= Rounds; round++)
        {
            foreach ((string name, string script) in s_scripts)
            {
                double time = Time(script);
                if (round > 0)
                {
                    times[name].Add(time);
                }
            }
        }

        double bare = Median(times[s_scripts[0].Name]);
        foreach ((string name, _) in s_scripts)
        {
            List<double> all = times[name];
            Console.WriteLine($"{name,-20} median {Median(all),6:F0} ms (min {all.Min():F0}, max {all.Max():F0}), adds {Median(all) - bare,4:F0} ms");
        }
    }

    private static double Time(string script)
    {
        long start = Stopwatch.GetTimestamp();
        using Process process = Process.Start(new ProcessStartInfo("pwsh") { ArgumentList = { "-NoProfile", "-NonInteractive", "-Command", script }, RedirectStandardOutput = true })!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}

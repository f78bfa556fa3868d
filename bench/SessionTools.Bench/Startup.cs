using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using SessionTools.EngineHost;

namespace SessionTools.Bench;

/// <summary>
/// What the module adds to the start of a PowerShell, and to its first call: by the clock, and in processor time, which
/// other programs of the machine change less.
/// </summary>
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

        Dictionary<string, List<(double Clock, double Processor)>> times = s_scripts.ToDictionary(script => script.Name, _ => new List<(double, double)>());
        for (int round = 0; round <= Rounds; round++)
        {
            foreach ((string name, string script) in s_scripts)
            {
                (double, double) time = Time(script);
                if (round > 0)
                {
                    times[name].Add(time);
                }
            }
        }

        Print("clock", time => time.Clock);
        Print("processor", time => time.Processor);

        void Print(string what, Func<(double Clock, double Processor), double> select)
        {
            double[] bare = times[s_scripts[0].Name].Select(select).Order().ToArray();
            foreach ((string name, _) in s_scripts)
            {
                double[] all = times[name].Select(select).Order().ToArray();
                Console.WriteLine(
                    $"{what,-9} {name,-20} median {Median(all),6:F0} ms (min {all[0]:F0}, max {all[^1]:F0}), "
                    + $"adds {Median(all) - Median(bare),4:F0} ms (min {all[0] - bare[0]:F0})");
            }
        }
    }

    private static (double Clock, double Processor) Time(string script)
    {
        long start = Stopwatch.GetTimestamp();
        string timed = script + "; [Diagnostics.Process]::GetCurrentProcess().TotalProcessorTime.Ticks";
        using Process process = Process.Start(new ProcessStartInfo("pwsh") { ArgumentList = { "-NoProfile", "-NonInteractive", "-Command", timed }, RedirectStandardOutput = true })!;
        string[] lines = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        process.WaitForExit();
        TimeSpan processor = TimeSpan.FromTicks(long.Parse(lines[^1], CultureInfo.InvariantCulture));
        return (Stopwatch.GetElapsedTime(start).TotalMilliseconds, processor.TotalMilliseconds);
    }

    private static double Median(double[] ordered) => ordered[ordered.Length / 2];
}

using System;
using System.Diagnostics;
using System.Management.Automation;

namespace SessionTools.Bench.Deadline;

/// <summary>A million generated session actions through endpoint, client and cmdlet.</summary>
internal static class Streaming
{
    private const int Rounds = 3;

    public static void Run()
    {
        using Farm farm = new("""
            { "generated": [{ "name": "long", "sessionsPerJob": 10, "tasksPerSession": 99997, "startsAt": "2020-01-01T00:00:00Z", "secondsPerTask": 1 }] }
            """);
        PSObject[] jobs = farm.Jobs();
        for (int round = 0; round < Rounds; round++)
        {
            long before = GC.GetTotalMemory(forceFullCollection: true);
            long start = Stopwatch.GetTimestamp();
            int found = farm.CountActions(jobs, throttleLimit: 1);
            double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            long after = GC.GetTotalMemory(forceFullCollection: true);
            Console.WriteLine($"stream {found:N0} session actions: {seconds:F2} s ({found / seconds:N0} a second with the endpoint), memory {(after - before) / 1024.0:+0;-0} KB");
        }
    }
}

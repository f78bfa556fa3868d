using System;
using System.Diagnostics;
using System.Linq;
using System.Management.Automation;

namespace SessionTools.Bench.Deadline;

/// <summary>3,202 jobs against 50 calls a second: is the result complete, and how many calls were refused?</summary>
internal static class FanOut
{
    private const int Jobs = 3202;
    private const int Settling = 500;
    private const int ActionsPerJob = 5;

    public static void Run()
    {
        foreach (int perSecond in new[] { 10, 50, 200 })
        {
            using Farm farm = new($$"""
                {
                  "generated": [{ "name": "load", "jobs": {{Jobs}}, "tasksPerSession": 2, "startsAt": "2029-01-01T00:00:00Z", "secondsPerTask": 1 }],
                  "throttling": [{ "operation": "ListSessionActions", "perSecond": {{perSecond}}, "burst": 100 }]
                }
                """);
            PSObject[] jobs = farm.Jobs();
            farm.CountActions(jobs.Take(Settling), throttleLimit: 32);
            int before = farm.Calls("ListSessionActions");
            DateTimeOffset start = farm.Clock.GetUtcNow();
            long real = Stopwatch.GetTimestamp();
            int found = farm.CountActions(jobs, throttleLimit: 32);
            int calls = farm.Calls("ListSessionActions") - before;
            double seconds = (farm.Clock.GetUtcNow() - start).TotalSeconds;
            Console.WriteLine(
                $"fanout {jobs.Length:N0} jobs at {perSecond} calls a second: {found:N0} of {Jobs * ActionsPerJob:N0} session actions, {calls:N0} calls, "
                + $"{calls - Jobs} refused ({100.0 * (calls - Jobs) / calls:F1} %), {Jobs / seconds:F1} a second on the clock; "
                + $"{Stopwatch.GetElapsedTime(real).TotalSeconds:F1} s of real time; {Settling} jobs before it to settle");
        }
    }
}

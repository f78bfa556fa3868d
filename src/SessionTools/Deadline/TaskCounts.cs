using System;
using System.Collections.Generic;
using System.Linq;

namespace SessionTools.Deadline;

/// <summary>Shares of a job's tasks.</summary>
internal static class TaskCounts
{
    private const double Whole = 100;

    /// <summary>The share of the tasks that have one of these statuses; null where there are no tasks.</summary>
    public static double? Percent(IReadOnlyDictionary<string, int>? counts, params string[] statuses)
    {
        int all = counts?.Values.Sum() ?? 0;
        return all == 0 ? null : Math.Round(Whole * statuses.Sum(status => counts!.GetValueOrDefault(status)) / all, 1);
    }
}

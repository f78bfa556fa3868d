using System;
using SessionTools.Clients.Deadline;

namespace SessionTools.Deadline;

/// <summary>What a step, worker, session or job has taken. What is in flight counts until the moment of measuring.</summary>
public sealed class SessionMeasure
{
    internal SessionMeasure(string groupBy, string id, string name, ActionStatistics statistics)
    {
        GroupBy = groupBy;
        Id = id;
        Name = name;
        Sessions = statistics.Sessions;
        Actions = statistics.Actions;
        Succeeded = statistics.Succeeded;
        Failed = statistics.Failed;
        InFlight = statistics.InFlight;
        Others = statistics.Others;
        Wall = statistics.Wall;
        Busy = statistics.Busy;
        Overhead = statistics.Overhead;
        EnvironmentTime = statistics.EnvironmentTime;
        SyncTime = statistics.SyncTime;
        Mean = statistics.Mean;
        P50 = statistics.Percentile(50);
        P90 = statistics.Percentile(90);
        P95 = statistics.Percentile(95);
        P99 = statistics.Percentile(99);
        Longest = statistics.Percentile(100);
    }

    /// <summary>Step, Worker, Session or Job.</summary>
    public string GroupBy { get; }

    public string Id { get; }

    public string Name { get; }

    public int Sessions { get; }

    public int Actions { get; }

    public int Succeeded { get; }

    public int Failed { get; }

    public int InFlight { get; }

    /// <summary>Waiting, never attempted, canceled, interrupted, reclaimed.</summary>
    public int Others { get; }

    /// <summary>From the first start to the last end.</summary>
    public TimeSpan Wall { get; }

    /// <summary>Running tasks, summed up over all sessions.</summary>
    public TimeSpan Busy { get; }

    /// <summary>The sessions' time in which no task ran; of a step, the time of its environments and inputs.</summary>
    public TimeSpan Overhead { get; }

    public TimeSpan EnvironmentTime { get; }

    public TimeSpan SyncTime { get; }

    /// <summary>Of the ended tasks, as all that follows; null where none has ended.</summary>
    public TimeSpan? Mean { get; }

    public TimeSpan? P50 { get; }

    public TimeSpan? P90 { get; }

    public TimeSpan? P95 { get; }

    public TimeSpan? P99 { get; }

    public TimeSpan? Longest { get; }
}

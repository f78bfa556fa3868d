using System;
using System.Collections.Generic;
using System.Linq;

namespace SessionTools.Clients.Deadline;

/// <summary>Sums up the session actions of a step, worker, session or job. What is in flight counts until now.</summary>
internal sealed class ActionStatistics
{
    private readonly HashSet<string> _sessions = [];
    private readonly List<TimeSpan> _durations = [];
    private DateTime? _first;
    private DateTime? _last;
    private TimeSpan _sessionTime;
    private bool _sorted;

    public int Sessions => _sessions.Count;

    public int Actions { get; private set; }

    public int Succeeded { get; private set; }

    public int Failed { get; private set; }

    public int InFlight { get; private set; }

    /// <summary>Waiting, never attempted, canceled, interrupted, reclaimed.</summary>
    public int Others => Actions - Succeeded - Failed - InFlight;

    /// <summary>From the first start to the last end.</summary>
    public TimeSpan Wall => _last - _first ?? TimeSpan.Zero;

    /// <summary>Running tasks, summed up.</summary>
    public TimeSpan Busy { get; private set; }

    /// <summary>Entering and leaving environments, summed up.</summary>
    public TimeSpan EnvironmentTime { get; private set; }

    /// <summary>Copying inputs, summed up.</summary>
    public TimeSpan SyncTime { get; private set; }

    /// <summary>
    /// All of its sessions' time in which no task ran; where there are no whole sessions, the time of environments and inputs.
    /// </summary>
    public TimeSpan Overhead => _sessionTime > TimeSpan.Zero ? Max(_sessionTime - Busy, TimeSpan.Zero) : EnvironmentTime + SyncTime;

    public void AddSession(SessionSummary session, DateTime now)
    {
        if (_sessions.Add(session.SessionId))
        {
            DateTime end = session.EndedAt ?? now;
            _sessionTime += Max(end - session.StartedAt, TimeSpan.Zero);
            Stretch(session.StartedAt, end);
        }
    }

    public void Add(SessionActionSummary action, DateTime now)
    {
        Actions++;
        Succeeded += action.Status == "SUCCEEDED" ? 1 : 0;
        Failed += action.Status == "FAILED" ? 1 : 0;
        InFlight += action.Status is "RUNNING" or "CANCELING" ? 1 : 0;
        if (_sessionTime == TimeSpan.Zero)
        {
            _sessions.Add(SessionActionIds.SessionOf(action));
        }

        if (action.StartedAt is not { } start)
        {
            return;
        }

        DateTime end = action.EndedAt ?? (action.Status is "RUNNING" or "CANCELING" ? now : start);
        TimeSpan duration = Max(end - start, TimeSpan.Zero);
        Stretch(start, start + duration);
        Count(action, duration);
    }

    /// <summary>The duration that so many percent of the ended tasks do not exceed (nearest rank); null where none has ended.</summary>
    public TimeSpan? Percentile(int percent)
    {
        if (_durations.Count == 0)
        {
            return null;
        }

        if (!_sorted)
        {
            _durations.Sort();
            _sorted = true;
        }

        int rank = (int)Math.Ceiling(percent / 100.0 * _durations.Count);
        return _durations[Math.Max(rank, 1) - 1];
    }

    public TimeSpan? Mean => _durations.Count == 0 ? null : TimeSpan.FromTicks((long)_durations.Average(duration => duration.Ticks));

    private void Count(SessionActionSummary action, TimeSpan duration)
    {
        switch (SessionActionIds.KindOf(action))
        {
            case "TaskRun":
                Busy += duration;
                if (action.EndedAt is not null)
                {
                    _durations.Add(duration);
                    _sorted = false;
                }

                break;
            case "SyncInputJobAttachments":
                SyncTime += duration;
                break;
            default:
                EnvironmentTime += duration;
                break;
        }
    }

    private void Stretch(DateTime start, DateTime end)
    {
        _first = _first < start ? _first : start;
        _last = _last > end ? _last : end;
    }

    private static TimeSpan Max(TimeSpan left, TimeSpan right) => left > right ? left : right;
}

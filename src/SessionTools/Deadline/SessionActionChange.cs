using System;
using SessionTools.Clients.Deadline;

namespace SessionTools.Deadline;

/// <summary>A session action whose status or progress has changed.</summary>
public sealed class SessionActionChange : ConnectedObject
{
    internal SessionActionChange(ActionChange change, JobScope job, DateTime observedAt)
        : base(job.Connection)
    {
        SessionActionSummary action = change.Action!;
        ObservedAt = observedAt;
        FarmId = job.FarmId;
        QueueId = job.QueueId;
        JobId = job.JobId;
        SessionId = SessionActionIds.SessionOf(action);
        SessionActionId = action.SessionActionId;
        Kind = SessionActionIds.KindOf(action);
        StepId = SessionActionIds.StepOf(action);
        TaskId = action.Definition.TaskRun?.TaskId;
        EnvironmentName = SessionActionIds.EnvironmentNameOf(action);
        PreviousStatus = change.PreviousStatus;
        Status = action.Status;
        PreviousProgressPercent = change.PreviousProgress;
        ProgressPercent = action.ProgressPercent;
        StartedAt = action.StartedAt?.ToLocalTime();
        EndedAt = action.EndedAt?.ToLocalTime();
        Duration = action.EndedAt - action.StartedAt;
    }

    /// <summary>When the change was seen.</summary>
    public DateTime ObservedAt { get; }

    public string FarmId { get; }

    public string QueueId { get; }

    public string JobId { get; }

    public string SessionId { get; }

    public string SessionActionId { get; }

    /// <summary>EnvEnter, EnvExit, TaskRun, SyncInputJobAttachments; Unknown where the service has added a kind since.</summary>
    public string Kind { get; }

    public string? StepId { get; }

    public string? TaskId { get; }

    public string? EnvironmentName { get; }

    /// <summary>Null when it is seen for the first time.</summary>
    public string? PreviousStatus { get; }

    public string Status { get; }

    /// <summary>0 to 100.</summary>
    public float? PreviousProgressPercent { get; }

    /// <summary>0 to 100.</summary>
    public float? ProgressPercent { get; }

    public DateTime? StartedAt { get; }

    public DateTime? EndedAt { get; }

    /// <summary>From start to end; null until it has ended.</summary>
    public TimeSpan? Duration { get; }
}

using System;
using System.Collections.Generic;
using SessionTools.Clients.Deadline;
using SessionTools.Common;

namespace SessionTools.Deadline;

/// <summary>A step of a job.</summary>
public sealed class JobStep : ConnectedObject
{
    internal JobStep(StepSummary step, JobScope job)
        : base(job.Connection)
    {
        FarmId = job.FarmId;
        QueueId = job.QueueId;
        JobId = job.JobId;
        StepId = step.StepId;
        Name = step.Name;
        LifecycleStatus = step.LifecycleStatus;
        LifecycleStatusMessage = step.LifecycleStatusMessage;
        TaskRunStatus = step.TaskRunStatus;
        TargetTaskRunStatus = step.TargetTaskRunStatus;
        TaskRunStatusCounts = TextMap.Of(step.TaskRunStatusCounts);
        CreatedAt = step.CreatedAt.ToLocalTime();
        CreatedBy = step.CreatedBy;
        UpdatedAt = step.UpdatedAt?.ToLocalTime();
        UpdatedBy = step.UpdatedBy;
        StartedAt = step.StartedAt?.ToLocalTime();
        EndedAt = step.EndedAt?.ToLocalTime();
        Duration = step.EndedAt - step.StartedAt;
    }

    public string FarmId { get; }

    public string QueueId { get; }

    public string JobId { get; }

    public string StepId { get; }

    public string Name { get; }

    public string LifecycleStatus { get; }

    public string? LifecycleStatusMessage { get; }

    public string TaskRunStatus { get; }

    public string? TargetTaskRunStatus { get; }

    /// <summary>How many tasks there are in each status.</summary>
    public IReadOnlyDictionary<string, int>? TaskRunStatusCounts { get; }

    public DateTime CreatedAt { get; }

    public string CreatedBy { get; }

    public DateTime? UpdatedAt { get; }

    public string? UpdatedBy { get; }

    public DateTime? StartedAt { get; }

    public DateTime? EndedAt { get; }

    /// <summary>From start to end; null until it has ended.</summary>
    public TimeSpan? Duration { get; }
}

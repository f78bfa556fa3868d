using System;
using System.Collections.Generic;
using SessionTools.Clients.Deadline;

namespace SessionTools.Deadline;

/// <summary>A task of a step.</summary>
public sealed class JobTask : ConnectedObject
{
    internal JobTask(TaskSummary task, string stepId, JobScope job)
        : base(job.Connection)
    {
        FarmId = job.FarmId;
        QueueId = job.QueueId;
        JobId = job.JobId;
        StepId = stepId;
        TaskId = task.TaskId;
        RunStatus = task.RunStatus;
        TargetRunStatus = task.TargetRunStatus;
        Parameters = TaskParameters.Text(task.Parameters);
        FailureRetryCount = task.FailureRetryCount;
        LatestSessionActionId = task.LatestSessionActionId;
        CreatedAt = task.CreatedAt.ToLocalTime();
        CreatedBy = task.CreatedBy;
        UpdatedAt = task.UpdatedAt?.ToLocalTime();
        UpdatedBy = task.UpdatedBy;
        StartedAt = task.StartedAt?.ToLocalTime();
        EndedAt = task.EndedAt?.ToLocalTime();
        Duration = task.EndedAt - task.StartedAt;
    }

    public string FarmId { get; }

    public string QueueId { get; }

    public string JobId { get; }

    public string StepId { get; }

    public string TaskId { get; }

    public string RunStatus { get; }

    public string? TargetRunStatus { get; }

    /// <summary>The parameters by name, as text.</summary>
    public IReadOnlyDictionary<string, string>? Parameters { get; }

    public int? FailureRetryCount { get; }

    public string? LatestSessionActionId { get; }

    public DateTime CreatedAt { get; }

    public string CreatedBy { get; }

    public DateTime? UpdatedAt { get; }

    public string? UpdatedBy { get; }

    public DateTime? StartedAt { get; }

    public DateTime? EndedAt { get; }

    /// <summary>From start to end; null until it has ended.</summary>
    public TimeSpan? Duration { get; }
}

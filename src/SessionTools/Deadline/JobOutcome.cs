using System;
using System.Collections.Generic;
using SessionTools.Clients.Deadline;
using SessionTools.Common;

namespace SessionTools.Deadline;

/// <summary>How a job has ended, or how it was when waiting for it ended.</summary>
public sealed class JobOutcome : ConnectedObject
{
    internal JobOutcome(GetJobResponse job, JobScope scope, TimeSpan waited)
        : base(scope.Connection)
    {
        FarmId = scope.FarmId;
        QueueId = scope.QueueId;
        JobId = scope.JobId;
        Name = job.Name;
        LifecycleStatus = job.LifecycleStatus;
        LifecycleStatusMessage = job.LifecycleStatusMessage;
        TaskRunStatus = job.TaskRunStatus;
        TaskRunStatusCounts = TextMap.Of(job.TaskRunStatusCounts);
        FailedTasks = job.TaskRunStatusCounts?.GetValueOrDefault("FAILED") ?? 0;
        Succeeded = JobStates.HasSucceeded(job);
        ExitCode = ExitCodeOf(job);
        StartedAt = job.StartedAt?.ToLocalTime();
        EndedAt = job.EndedAt?.ToLocalTime();
        Duration = job.EndedAt - job.StartedAt;
        Waited = waited;
    }

    public string FarmId { get; }

    public string QueueId { get; }

    public string JobId { get; }

    public string Name { get; }

    public string LifecycleStatus { get; }

    public string LifecycleStatusMessage { get; }

    /// <summary>Null where the job has no tasks yet.</summary>
    public string? TaskRunStatus { get; }

    /// <summary>How many tasks there are in each status.</summary>
    public IReadOnlyDictionary<string, int>? TaskRunStatusCounts { get; }

    public int FailedTasks { get; }

    public bool Succeeded { get; }

    /// <summary>For exit: 0 SUCCEEDED, 1 FAILED, 2 CANCELED, 3 SUSPENDED, 4 NOT_COMPATIBLE, 5 archived or not created; null while it goes on.</summary>
    public int? ExitCode { get; }

    public DateTime? StartedAt { get; }

    public DateTime? EndedAt { get; }

    /// <summary>From start to end; null until it has ended.</summary>
    public TimeSpan? Duration { get; }

    /// <summary>How long was waited for it.</summary>
    public TimeSpan Waited { get; }

    private static int? ExitCodeOf(JobSummary job) => job.TaskRunStatus switch
    {
        "SUCCEEDED" => 0,
        "FAILED" => 1,
        "CANCELED" => 2,
        "SUSPENDED" => 3,
        "NOT_COMPATIBLE" => 4,
        _ => job.LifecycleStatus == "ARCHIVED" || JobStates.CannotBeCreated(job) ? 5 : null,
    };
}

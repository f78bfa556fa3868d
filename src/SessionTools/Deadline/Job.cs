using System;
using System.Collections.Generic;
using SessionTools.Clients.Deadline;
using SessionTools.Common;

namespace SessionTools.Deadline;

/// <summary>A job of a queue.</summary>
public sealed class Job : ConnectedObject
{
    internal Job(JobSummary job, string farmId, string queueId, Connection connection)
        : base(connection)
    {
        FarmId = farmId;
        QueueId = queueId;
        JobId = job.JobId;
        Name = job.Name;
        LifecycleStatus = job.LifecycleStatus;
        LifecycleStatusMessage = job.LifecycleStatusMessage;
        Priority = job.Priority;
        TaskRunStatus = job.TaskRunStatus;
        TargetTaskRunStatus = job.TargetTaskRunStatus;
        TaskRunStatusCounts = TextMap.Of(job.TaskRunStatusCounts);
        MaxFailedTasksCount = job.MaxFailedTasksCount;
        MaxRetriesPerTask = job.MaxRetriesPerTask;
        MaxWorkerCount = job.MaxWorkerCount;
        SourceJobId = job.SourceJobId;
        CreatedAt = job.CreatedAt.ToLocalTime();
        CreatedBy = job.CreatedBy;
        UpdatedAt = job.UpdatedAt?.ToLocalTime();
        UpdatedBy = job.UpdatedBy;
        StartedAt = job.StartedAt?.ToLocalTime();
        EndedAt = job.EndedAt?.ToLocalTime();
        Description = (job as GetJobResponse)?.Description;
        Parameters = Deadline.TaskParameters.Text((job as GetJobResponse)?.Parameters);
    }

    public string FarmId { get; }

    public string QueueId { get; }

    public string JobId { get; }

    public string Name { get; }

    public string LifecycleStatus { get; }

    public string LifecycleStatusMessage { get; }

    public int Priority { get; }

    public string? TaskRunStatus { get; }

    public string? TargetTaskRunStatus { get; }

    /// <summary>How many tasks there are in each status.</summary>
    public IReadOnlyDictionary<string, int>? TaskRunStatusCounts { get; }

    public int? MaxFailedTasksCount { get; }

    public int? MaxRetriesPerTask { get; }

    public int? MaxWorkerCount { get; }

    public string? SourceJobId { get; }

    public DateTime CreatedAt { get; }

    public string CreatedBy { get; }

    public DateTime? UpdatedAt { get; }

    public string? UpdatedBy { get; }

    public DateTime? StartedAt { get; }

    public DateTime? EndedAt { get; }

    /// <summary>From start to end; null until it has ended.</summary>
    public TimeSpan? Duration => EndedAt - StartedAt;

    /// <summary>The share of its tasks that have succeeded, in percent; null where there are none.</summary>
    public double? ProgressPercent => TaskCounts.Percent(TaskRunStatusCounts, "SUCCEEDED");

    /// <summary>Known only when the job is asked for by its id.</summary>
    public string? Description { get; }

    /// <summary>The job's parameters by name, as text. Known only when the job is asked for by its id.</summary>
    public IReadOnlyDictionary<string, string>? Parameters { get; }
}

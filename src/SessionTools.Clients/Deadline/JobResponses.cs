using System;
using System.Collections.Generic;

namespace SessionTools.Clients.Deadline;

public sealed record ListJobsResponse
{
    public IReadOnlyList<JobSummary> Jobs { get; set; } = [];

    public string? NextToken { get; set; }
}

/// <summary>What a listing and a single job have in common.</summary>
public record JobSummary
{
    public string JobId { get; set; } = "";

    public string Name { get; set; } = "";

    public string LifecycleStatus { get; set; } = "";

    public string LifecycleStatusMessage { get; set; } = "";

    public int Priority { get; set; }

    public DateTime CreatedAt { get; set; }

    public string CreatedBy { get; set; } = "";

    public DateTime? UpdatedAt { get; set; }

    public string? UpdatedBy { get; set; }

    public DateTime? StartedAt { get; set; }

    public DateTime? EndedAt { get; set; }

    public string? TaskRunStatus { get; set; }

    public string? TargetTaskRunStatus { get; set; }

    public IReadOnlyDictionary<string, int>? TaskRunStatusCounts { get; set; }

    public int? MaxFailedTasksCount { get; set; }

    public int? MaxRetriesPerTask { get; set; }

    public int? MaxWorkerCount { get; set; }

    public string? SourceJobId { get; set; }
}

public sealed record GetJobResponse : JobSummary
{
    public string? Description { get; set; }

    public string? StorageProfileId { get; set; }

    public IReadOnlyDictionary<string, TaskParameterValue>? Parameters { get; set; }
}

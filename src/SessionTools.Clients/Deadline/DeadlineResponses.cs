using System;
using System.Collections.Generic;

namespace SessionTools.Clients.Deadline;

public sealed record ListFarmsResponse
{
    public IReadOnlyList<FarmSummary> Farms { get; set; } = [];

    public string? NextToken { get; set; }
}

public sealed record FarmSummary
{
    public string FarmId { get; set; } = "";

    public string DisplayName { get; set; } = "";

    public string? KmsKeyArn { get; set; }

    public DateTime CreatedAt { get; set; }

    public string CreatedBy { get; set; } = "";

    public DateTime? UpdatedAt { get; set; }

    public string? UpdatedBy { get; set; }
}

public sealed record ListQueuesResponse
{
    public IReadOnlyList<QueueSummary> Queues { get; set; } = [];

    public string? NextToken { get; set; }
}

public sealed record QueueSummary
{
    public string FarmId { get; set; } = "";

    public string QueueId { get; set; } = "";

    public string DisplayName { get; set; } = "";

    public string Status { get; set; } = "";

    public string DefaultBudgetAction { get; set; } = "";

    public string? BlockedReason { get; set; }

    public DateTime CreatedAt { get; set; }

    public string CreatedBy { get; set; } = "";

    public DateTime? UpdatedAt { get; set; }

    public string? UpdatedBy { get; set; }
}

public sealed record ListJobsResponse
{
    public IReadOnlyList<JobSummary> Jobs { get; set; } = [];

    public string? NextToken { get; set; }
}

public sealed record JobSummary
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

public sealed record ListSessionActionsResponse
{
    public IReadOnlyList<SessionActionSummary> SessionActions { get; set; } = [];

    public string? NextToken { get; set; }
}

/// <summary>What a listing and a single session action have in common.</summary>
public record SessionActionSummary
{
    public string SessionActionId { get; set; } = "";

    public string Status { get; set; } = "";

    public DateTime? StartedAt { get; set; }

    public DateTime? EndedAt { get; set; }

    public DateTime? WorkerUpdatedAt { get; set; }

    /// <summary>0 to 100.</summary>
    public float? ProgressPercent { get; set; }

    public SessionActionDefinition Definition { get; set; } = new();
}

public sealed record GetSessionActionResponse : SessionActionSummary
{
    public string SessionId { get; set; } = "";

    public int? ProcessExitCode { get; set; }

    public string? ProgressMessage { get; set; }

    public IReadOnlyList<AcquiredLimit>? AcquiredLimits { get; set; }
}

/// <summary>A union: one member is set, or none where the service has added a kind since.</summary>
public sealed record SessionActionDefinition
{
    public EnvironmentAction? EnvEnter { get; set; }

    public EnvironmentAction? EnvExit { get; set; }

    public TaskRunAction? TaskRun { get; set; }

    public SyncInputAction? SyncInputJobAttachments { get; set; }
}

public sealed record EnvironmentAction
{
    /// <summary><c>STEP:step-…:name</c> or <c>JOB:job-…:name</c>.</summary>
    public string EnvironmentId { get; set; } = "";
}

public sealed record TaskRunAction
{
    public string? TaskId { get; set; }

    public string? StepId { get; set; }

    public IReadOnlyDictionary<string, TaskParameterValue>? Parameters { get; set; }
}

public sealed record SyncInputAction
{
    public string? StepId { get; set; }
}

/// <summary>A union whose members are all text, numbers too.</summary>
public sealed record TaskParameterValue
{
    public string? Int { get; set; }

    public string? Float { get; set; }

    public string? String { get; set; }

    public string? Path { get; set; }
}

public sealed record AcquiredLimit
{
    public string LimitId { get; set; } = "";

    public int Count { get; set; }
}

using System;
using System.Collections.Generic;

namespace SessionTools.Clients.Deadline;

public sealed record ListFarmsResponse
{
    public IReadOnlyList<FarmSummary> Farms { get; set; } = [];

    public string? NextToken { get; set; }
}

public record FarmSummary
{
    public string FarmId { get; set; } = "";

    public string DisplayName { get; set; } = "";

    public string? KmsKeyArn { get; set; }

    public DateTime CreatedAt { get; set; }

    public string CreatedBy { get; set; } = "";

    public DateTime? UpdatedAt { get; set; }

    public string? UpdatedBy { get; set; }
}

public sealed record GetFarmResponse : FarmSummary
{
    public string? Description { get; set; }
}

public sealed record ListQueuesResponse
{
    public IReadOnlyList<QueueSummary> Queues { get; set; } = [];

    public string? NextToken { get; set; }
}

public record QueueSummary
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

public sealed record GetQueueResponse : QueueSummary
{
    public string? Description { get; set; }

    public string? RoleArn { get; set; }
}

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

public sealed record ListStepsResponse
{
    public IReadOnlyList<StepSummary> Steps { get; set; } = [];

    public string? NextToken { get; set; }
}

/// <summary>What a listing and a single step have in common.</summary>
public record StepSummary
{
    public string StepId { get; set; } = "";

    public string Name { get; set; } = "";

    public string LifecycleStatus { get; set; } = "";

    public string? LifecycleStatusMessage { get; set; }

    public string TaskRunStatus { get; set; } = "";

    public string? TargetTaskRunStatus { get; set; }

    public IReadOnlyDictionary<string, int>? TaskRunStatusCounts { get; set; }

    public DateTime CreatedAt { get; set; }

    public string CreatedBy { get; set; } = "";

    public DateTime? UpdatedAt { get; set; }

    public string? UpdatedBy { get; set; }

    public DateTime? StartedAt { get; set; }

    public DateTime? EndedAt { get; set; }
}

public sealed record GetStepResponse : StepSummary
{
    public string? Description { get; set; }
}

public sealed record ListTasksResponse
{
    public IReadOnlyList<TaskSummary> Tasks { get; set; } = [];

    public string? NextToken { get; set; }
}

/// <summary>A task, listed or single.</summary>
public sealed record TaskSummary
{
    public string TaskId { get; set; } = "";

    public string RunStatus { get; set; } = "";

    public string? TargetRunStatus { get; set; }

    public int? FailureRetryCount { get; set; }

    public IReadOnlyDictionary<string, TaskParameterValue>? Parameters { get; set; }

    public string? LatestSessionActionId { get; set; }

    public DateTime CreatedAt { get; set; }

    public string CreatedBy { get; set; } = "";

    public DateTime? UpdatedAt { get; set; }

    public string? UpdatedBy { get; set; }

    public DateTime? StartedAt { get; set; }

    public DateTime? EndedAt { get; set; }
}

public sealed record ListFleetsResponse
{
    public IReadOnlyList<FleetSummary> Fleets { get; set; } = [];

    public string? NextToken { get; set; }
}

public sealed record FleetSummary
{
    public string FleetId { get; set; } = "";

    public string FarmId { get; set; } = "";

    public string DisplayName { get; set; } = "";

    public string Status { get; set; } = "";

    public int WorkerCount { get; set; }

    public int MinWorkerCount { get; set; }

    public int MaxWorkerCount { get; set; }

    public DateTime CreatedAt { get; set; }

    public string CreatedBy { get; set; } = "";
}

public sealed record ListWorkersResponse
{
    public IReadOnlyList<WorkerSummary> Workers { get; set; } = [];

    public string? NextToken { get; set; }
}

/// <summary>A worker, listed or single.</summary>
public sealed record WorkerSummary
{
    public string WorkerId { get; set; } = "";

    public string FarmId { get; set; } = "";

    public string FleetId { get; set; } = "";

    public string Status { get; set; } = "";

    public HostProperties? HostProperties { get; set; }

    public LogConfiguration? Log { get; set; }

    public DateTime CreatedAt { get; set; }

    public string CreatedBy { get; set; } = "";

    public DateTime? UpdatedAt { get; set; }

    public string? UpdatedBy { get; set; }
}

public sealed record HostProperties
{
    public IpAddresses? IpAddresses { get; set; }

    public string? HostName { get; set; }

    public string? Ec2InstanceArn { get; set; }

    public string? Ec2InstanceType { get; set; }
}

public sealed record IpAddresses
{
    public IReadOnlyList<string>? IpV4Addresses { get; set; }

    public IReadOnlyList<string>? IpV6Addresses { get; set; }
}

/// <summary>Where a log goes. Driver <c>awslogs</c> names <c>logGroupName</c> and <c>logStreamName</c> in its options.</summary>
public sealed record LogConfiguration
{
    public string LogDriver { get; set; } = "";

    public IReadOnlyDictionary<string, string>? Options { get; set; }

    public IReadOnlyDictionary<string, string>? Parameters { get; set; }

    public string? Error { get; set; }
}

public sealed record ListSessionsResponse
{
    public IReadOnlyList<SessionSummary> Sessions { get; set; } = [];

    public string? NextToken { get; set; }
}

/// <summary>What a job's listing and a single session have in common.</summary>
public record SessionSummary
{
    public string SessionId { get; set; } = "";

    public string FleetId { get; set; } = "";

    public string WorkerId { get; set; } = "";

    public string LifecycleStatus { get; set; } = "";

    public string? TargetLifecycleStatus { get; set; }

    public DateTime StartedAt { get; set; }

    public DateTime? EndedAt { get; set; }

    public DateTime? UpdatedAt { get; set; }

    public string? UpdatedBy { get; set; }
}

public record GetSessionResponse : SessionSummary
{
    public LogConfiguration? Log { get; set; }

    public HostProperties? HostProperties { get; set; }

    public LogConfiguration? WorkerLog { get; set; }
}

public sealed record UpdateSessionResponse;

public sealed record ListSessionsForWorkerResponse
{
    public IReadOnlyList<WorkerSessionSummary> Sessions { get; set; } = [];

    public string? NextToken { get; set; }
}

public sealed record WorkerSessionSummary
{
    public string SessionId { get; set; } = "";

    public string QueueId { get; set; } = "";

    public string JobId { get; set; } = "";

    public string LifecycleStatus { get; set; } = "";

    public string? TargetLifecycleStatus { get; set; }

    public DateTime StartedAt { get; set; }

    public DateTime? EndedAt { get; set; }
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

public record GetSessionActionResponse : SessionActionSummary
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

    /// <summary>A range of frames that one task runs, such as <c>1-10</c>.</summary>
    public string? ChunkInt { get; set; }

    /// <summary>The value, whichever member holds it.</summary>
    internal string Text => Int ?? Float ?? String ?? Path ?? ChunkInt ?? "";
}

public sealed record AcquiredLimit
{
    public string LimitId { get; set; } = "";

    public int Count { get; set; }
}

public sealed record BatchGetSessionActionResponse
{
    public IReadOnlyList<BatchSessionAction> SessionActions { get; set; } = [];

    public IReadOnlyList<BatchError> Errors { get; set; } = [];
}

/// <summary>A session action of a batch, which names its job.</summary>
public sealed record BatchSessionAction : GetSessionActionResponse
{
    public string FarmId { get; set; } = "";

    public string QueueId { get; set; } = "";

    public string JobId { get; set; } = "";
}

public sealed record BatchGetSessionResponse
{
    public IReadOnlyList<BatchSession> Sessions { get; set; } = [];

    public IReadOnlyList<BatchError> Errors { get; set; } = [];
}

/// <summary>A session of a batch, which names its job.</summary>
public sealed record BatchSession : GetSessionResponse
{
    public string FarmId { get; set; } = "";

    public string QueueId { get; set; } = "";

    public string JobId { get; set; } = "";
}

public sealed record BatchGetStepResponse
{
    public IReadOnlyList<StepSummary> Steps { get; set; } = [];

    public IReadOnlyList<BatchError> Errors { get; set; } = [];
}

/// <summary>Why one item of a batch was not given.</summary>
public sealed record BatchError
{
    public string? SessionActionId { get; set; }

    public string? SessionId { get; set; }

    public string? StepId { get; set; }

    public string Code { get; set; } = "";

    public string Message { get; set; } = "";
}

using System;
using System.Collections.Generic;

namespace SessionTools.Clients.Deadline;

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

public sealed record AcquiredLimit
{
    public string LimitId { get; set; } = "";

    public int Count { get; set; }
}

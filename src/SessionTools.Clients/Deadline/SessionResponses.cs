using System;
using System.Collections.Generic;

namespace SessionTools.Clients.Deadline;

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

/// <summary>Where a log goes. Driver <c>awslogs</c> names <c>logGroupName</c> and <c>logStreamName</c> in its options.</summary>
public sealed record LogConfiguration
{
    public string LogDriver { get; set; } = "";

    public IReadOnlyDictionary<string, string>? Options { get; set; }

    public IReadOnlyDictionary<string, string>? Parameters { get; set; }

    public string? Error { get; set; }
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

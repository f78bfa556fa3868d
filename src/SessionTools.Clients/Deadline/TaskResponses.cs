using System;
using System.Collections.Generic;

namespace SessionTools.Clients.Deadline;

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

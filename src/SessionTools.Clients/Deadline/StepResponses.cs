using System;
using System.Collections.Generic;

namespace SessionTools.Clients.Deadline;

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

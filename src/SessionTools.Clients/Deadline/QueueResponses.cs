using System;
using System.Collections.Generic;

namespace SessionTools.Clients.Deadline;

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

using System;
using SessionTools.Clients.Deadline;

namespace SessionTools.Deadline;

/// <summary>A queue of a farm.</summary>
public sealed class Queue : ConnectedObject
{
    internal Queue(QueueSummary queue, Connection connection)
        : base(connection)
    {
        FarmId = queue.FarmId;
        QueueId = queue.QueueId;
        DisplayName = queue.DisplayName;
        Status = queue.Status;
        DefaultBudgetAction = queue.DefaultBudgetAction;
        BlockedReason = queue.BlockedReason;
        CreatedAt = queue.CreatedAt.ToLocalTime();
        CreatedBy = queue.CreatedBy;
        UpdatedAt = queue.UpdatedAt?.ToLocalTime();
        UpdatedBy = queue.UpdatedBy;
    }

    public string FarmId { get; }

    public string QueueId { get; }

    public string DisplayName { get; }

    /// <summary>IDLE, SCHEDULING or SCHEDULING_BLOCKED.</summary>
    public string Status { get; }

    public string DefaultBudgetAction { get; }

    public string? BlockedReason { get; }

    public DateTime CreatedAt { get; }

    public string CreatedBy { get; }

    public DateTime? UpdatedAt { get; }

    public string? UpdatedBy { get; }
}

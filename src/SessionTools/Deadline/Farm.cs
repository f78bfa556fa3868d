using System;
using SessionTools.Clients.Deadline;

namespace SessionTools.Deadline;

/// <summary>A Deadline Cloud farm.</summary>
public sealed class Farm : ConnectedObject
{
    internal Farm(FarmSummary farm, Connection connection)
        : base(connection)
    {
        FarmId = farm.FarmId;
        DisplayName = farm.DisplayName;
        KmsKeyArn = farm.KmsKeyArn;
        CreatedAt = farm.CreatedAt.ToLocalTime();
        CreatedBy = farm.CreatedBy;
        UpdatedAt = farm.UpdatedAt?.ToLocalTime();
        UpdatedBy = farm.UpdatedBy;
    }

    public string FarmId { get; }

    public string DisplayName { get; }

    public string? KmsKeyArn { get; }

    public DateTime CreatedAt { get; }

    public string CreatedBy { get; }

    public DateTime? UpdatedAt { get; }

    public string? UpdatedBy { get; }
}

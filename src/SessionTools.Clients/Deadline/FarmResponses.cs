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

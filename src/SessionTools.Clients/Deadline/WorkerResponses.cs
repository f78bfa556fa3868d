using System;
using System.Collections.Generic;

namespace SessionTools.Clients.Deadline;

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

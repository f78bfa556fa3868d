using System;
using System.Collections.Generic;
using SessionTools.Clients.Deadline;

namespace SessionTools.Deadline;

/// <summary>A worker of a fleet.</summary>
public sealed class Worker : ConnectedObject
{
    internal Worker(WorkerSummary worker, Connection connection)
        : base(connection)
    {
        FarmId = worker.FarmId;
        FleetId = worker.FleetId;
        WorkerId = worker.WorkerId;
        Status = worker.Status;
        HostName = worker.HostProperties?.HostName;
        IpAddresses = HostAddresses.Of(worker.HostProperties);
        Ec2InstanceType = worker.HostProperties?.Ec2InstanceType;
        Ec2InstanceArn = worker.HostProperties?.Ec2InstanceArn;
        LogGroupName = worker.Log?.Options?.GetValueOrDefault("logGroupName");
        LogStreamName = worker.Log?.Options?.GetValueOrDefault("logStreamName");
        CreatedAt = worker.CreatedAt.ToLocalTime();
        CreatedBy = worker.CreatedBy;
        UpdatedAt = worker.UpdatedAt?.ToLocalTime();
        UpdatedBy = worker.UpdatedBy;
    }

    public string FarmId { get; }

    public string FleetId { get; }

    public string WorkerId { get; }

    public string Status { get; }

    public string? HostName { get; }

    /// <summary>IPv4 first.</summary>
    public IReadOnlyList<string> IpAddresses { get; }

    public string? Ec2InstanceType { get; }

    public string? Ec2InstanceArn { get; }

    public string? LogGroupName { get; }

    public string? LogStreamName { get; }

    public DateTime CreatedAt { get; }

    public string CreatedBy { get; }

    public DateTime? UpdatedAt { get; }

    public string? UpdatedBy { get; }
}

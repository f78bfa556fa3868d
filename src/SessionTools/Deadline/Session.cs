using System;
using System.Collections.Generic;
using SessionTools.Clients.Deadline;

namespace SessionTools.Deadline;

/// <summary>A session: a worker's stay with a job.</summary>
public sealed class Session : ConnectedObject
{
    internal Session(SessionSummary session, JobScope job)
        : base(job.Connection)
    {
        GetSessionResponse? single = session as GetSessionResponse;
        FarmId = job.FarmId;
        QueueId = job.QueueId;
        JobId = job.JobId;
        SessionId = session.SessionId;
        FleetId = session.FleetId;
        WorkerId = session.WorkerId;
        LifecycleStatus = session.LifecycleStatus;
        TargetLifecycleStatus = session.TargetLifecycleStatus;
        StartedAt = session.StartedAt.ToLocalTime();
        EndedAt = session.EndedAt?.ToLocalTime();
        UpdatedAt = session.UpdatedAt?.ToLocalTime();
        UpdatedBy = session.UpdatedBy;
        HostName = single?.HostProperties?.HostName;
        IpAddresses = HostAddresses.Of(single?.HostProperties);
        Ec2InstanceType = single?.HostProperties?.Ec2InstanceType;
        LogGroupName = single?.Log?.Options?.GetValueOrDefault("logGroupName");
        LogStreamName = single?.Log?.Options?.GetValueOrDefault("logStreamName");
        LogError = single?.Log?.Error;
    }

    internal Session(WorkerSessionSummary session, string farmId, string fleetId, string workerId, Connection connection)
        : base(connection)
    {
        FarmId = farmId;
        QueueId = session.QueueId;
        JobId = session.JobId;
        SessionId = session.SessionId;
        FleetId = fleetId;
        WorkerId = workerId;
        LifecycleStatus = session.LifecycleStatus;
        TargetLifecycleStatus = session.TargetLifecycleStatus;
        StartedAt = session.StartedAt.ToLocalTime();
        EndedAt = session.EndedAt?.ToLocalTime();
        IpAddresses = [];
    }

    public string FarmId { get; }

    public string QueueId { get; }

    public string JobId { get; }

    public string SessionId { get; }

    public string FleetId { get; }

    public string WorkerId { get; }

    /// <summary>STARTED, UPDATE_IN_PROGRESS, UPDATE_SUCCEEDED, UPDATE_FAILED or ENDED.</summary>
    public string LifecycleStatus { get; }

    public string? TargetLifecycleStatus { get; }

    public DateTime StartedAt { get; }

    public DateTime? EndedAt { get; }

    /// <summary>From start to end; null until it has ended.</summary>
    public TimeSpan? Duration => EndedAt - StartedAt;

    public DateTime? UpdatedAt { get; }

    public string? UpdatedBy { get; }

    /// <summary>Known only when the session is asked for by its id, as all that follows.</summary>
    public string? HostName { get; }

    /// <summary>IPv4 first.</summary>
    public IReadOnlyList<string> IpAddresses { get; }

    public string? Ec2InstanceType { get; }

    /// <summary>The CloudWatch Logs group; it binds to the -LogGroupName of log cmdlets.</summary>
    public string? LogGroupName { get; }

    /// <summary>The CloudWatch Logs stream; it binds to the -LogStreamName of log cmdlets.</summary>
    public string? LogStreamName { get; }

    /// <summary>Why there is no log, where the service says so.</summary>
    public string? LogError { get; }

    /// <summary>Where its log begins; it binds to the -StartTime of log cmdlets.</summary>
    public DateTime StartTime => StartedAt;

    /// <summary>Where its log ends; it binds to the -EndTime of log cmdlets.</summary>
    public DateTime? EndTime => EndedAt;
}

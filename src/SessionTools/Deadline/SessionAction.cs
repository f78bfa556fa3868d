using System;
using System.Collections.Generic;
using System.Linq;
using SessionTools.Clients.Deadline;
using SessionTools.Common;

namespace SessionTools.Deadline;

/// <summary>What one session did, does or will do: enter an environment, run a task, copy inputs.</summary>
public sealed class SessionAction : ConnectedObject
{
    private readonly SessionActionSummary _action;
    private readonly JobScope _job;
    private readonly DetailedAction? _detail;

    internal SessionAction(SessionActionSummary action, JobScope job)
        : base(job.Connection)
    {
        _action = action;
        _job = job;
    }

    internal SessionAction(DetailedAction detail, JobScope job)
        : this(detail.Action, job)
    {
        _detail = detail;
    }

    public string SessionActionId => _action.SessionActionId;

    public string FarmId => _job.FarmId;

    public string QueueId => _job.QueueId;

    public string JobId => _job.JobId;

    /// <summary>The session; its id is part of the session action's.</summary>
    public string SessionId => SessionActionIds.SessionOf(_action);

    /// <summary>
    /// ASSIGNED, RUNNING, CANCELING, SUCCEEDED, FAILED, INTERRUPTED, CANCELED, NEVER_ATTEMPTED, SCHEDULED, RECLAIMING or
    /// RECLAIMED; the service may add others.
    /// </summary>
    public string Status => _action.Status;

    /// <summary>EnvEnter, EnvExit, TaskRun, SyncInputJobAttachments; Unknown where the service has added a kind since.</summary>
    public string Kind => SessionActionIds.KindOf(_action);

    public string? TaskId => _action.Definition.TaskRun?.TaskId;

    /// <summary>The step of the task, of the inputs or of the environment; null for what belongs to the whole job.</summary>
    public string? StepId => SessionActionIds.StepOf(_action);

    /// <summary>Known only with -Detail.</summary>
    public string? StepName => _detail?.Step?.Name;

    public string? EnvironmentId => SessionActionIds.EnvironmentOf(_action);

    /// <summary>The last part of the environment's id.</summary>
    public string? EnvironmentName => SessionActionIds.EnvironmentNameOf(_action);

    public DateTime? StartedAt => _action.StartedAt?.ToLocalTime();

    public DateTime? EndedAt => _action.EndedAt?.ToLocalTime();

    public DateTime? WorkerUpdatedAt => _action.WorkerUpdatedAt?.ToLocalTime();

    /// <summary>From start to end; null until it has ended.</summary>
    public TimeSpan? Duration => _action.EndedAt - _action.StartedAt;

    /// <summary>0 to 100.</summary>
    public float? ProgressPercent => _action.ProgressPercent;

    /// <summary>Known with -Detail, or when the session action is asked for by its id.</summary>
    public int? ProcessExitCode => Single?.ProcessExitCode;

    /// <summary>Known with -Detail, or when the session action is asked for by its id.</summary>
    public string? ProgressMessage => Single?.ProgressMessage;

    /// <summary>The task's parameters by name, as text. Known with -Detail, or when the session action is asked for by its id.</summary>
    public IReadOnlyDictionary<string, string>? TaskParameters => Deadline.TaskParameters.Text(_action.Definition.TaskRun?.Parameters);

    /// <summary>The limits it holds and how much of each. Known with -Detail, or when the session action is asked for by its id.</summary>
    public IReadOnlyDictionary<string, int>? AcquiredLimits => TextMap.Of(Single?.AcquiredLimits?
        .ToDictionary(limit => limit.LimitId, limit => limit.Count));

    /// <summary>Known only with -Detail, as all that follows.</summary>
    public string? FleetId => _detail?.Session?.FleetId;

    public string? WorkerId => _detail?.Session?.WorkerId;

    public string? HostName => _detail?.Session?.HostProperties?.HostName;

    /// <summary>The CloudWatch Logs group; it binds to the -LogGroupName of log cmdlets.</summary>
    public string? LogGroupName => _detail?.Session?.Log?.Options?.GetValueOrDefault("logGroupName");

    /// <summary>The CloudWatch Logs stream; it binds to the -LogStreamName of log cmdlets.</summary>
    public string? LogStreamName => _detail?.Session?.Log?.Options?.GetValueOrDefault("logStreamName");

    /// <summary>Where its part of the log begins; it binds to the -StartTime of log cmdlets.</summary>
    public DateTime? StartTime => StartedAt;

    /// <summary>Where its part of the log ends; it binds to the -EndTime of log cmdlets.</summary>
    public DateTime? EndTime => EndedAt;

    private GetSessionActionResponse? Single => _action as GetSessionActionResponse;
}

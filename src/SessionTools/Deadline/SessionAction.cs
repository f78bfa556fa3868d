using System;
using System.Collections.Generic;
using System.Linq;
using SessionTools.Clients.Deadline;

namespace SessionTools.Deadline;

/// <summary>What one session did, does or will do: enter an environment, run a task, copy inputs.</summary>
public sealed class SessionAction : ConnectedObject
{
    private readonly SessionActionSummary _action;
    private readonly JobScope _job;

    internal SessionAction(SessionActionSummary action, JobScope job)
        : base(job.Connection)
    {
        _action = action;
        _job = job;
    }

    public string SessionActionId => _action.SessionActionId;

    public string FarmId => _job.FarmId;

    public string QueueId => _job.QueueId;

    public string JobId => _job.JobId;

    /// <summary>The session; its id is part of the session action's.</summary>
    public string SessionId => Single?.SessionId ?? SessionIdOf(_action.SessionActionId);

    /// <summary>
    /// ASSIGNED, RUNNING, CANCELING, SUCCEEDED, FAILED, INTERRUPTED, CANCELED, NEVER_ATTEMPTED, SCHEDULED, RECLAIMING or
    /// RECLAIMED; the service may add others.
    /// </summary>
    public string Status => _action.Status;

    /// <summary>EnvEnter, EnvExit, TaskRun, SyncInputJobAttachments; Unknown where the service has added a kind since.</summary>
    public string Kind => _action.Definition switch
    {
        { TaskRun: not null } => "TaskRun",
        { EnvEnter: not null } => "EnvEnter",
        { EnvExit: not null } => "EnvExit",
        { SyncInputJobAttachments: not null } => "SyncInputJobAttachments",
        _ => "Unknown",
    };

    public string? TaskId => _action.Definition.TaskRun?.TaskId;

    public string? StepId => _action.Definition.TaskRun?.StepId ?? _action.Definition.SyncInputJobAttachments?.StepId;

    public string? EnvironmentId => (_action.Definition.EnvEnter ?? _action.Definition.EnvExit)?.EnvironmentId;

    public DateTime? StartedAt => _action.StartedAt?.ToLocalTime();

    public DateTime? EndedAt => _action.EndedAt?.ToLocalTime();

    public DateTime? WorkerUpdatedAt => _action.WorkerUpdatedAt?.ToLocalTime();

    /// <summary>From start to end; null until it has ended.</summary>
    public TimeSpan? Duration => _action.EndedAt - _action.StartedAt;

    /// <summary>0 to 100.</summary>
    public float? ProgressPercent => _action.ProgressPercent;

    /// <summary>Known only when the session action is asked for by its id.</summary>
    public int? ProcessExitCode => Single?.ProcessExitCode;

    /// <summary>Known only when the session action is asked for by its id.</summary>
    public string? ProgressMessage => Single?.ProgressMessage;

    /// <summary>The task's parameters by name, as text. Known only when the session action is asked for by its id.</summary>
    public IReadOnlyDictionary<string, string>? TaskParameters => _action.Definition.TaskRun?.Parameters?
        .ToDictionary(parameter => parameter.Key, parameter => TextOf(parameter.Value));

    /// <summary>The limits it holds and how much of each. Known only when the session action is asked for by its id.</summary>
    public IReadOnlyDictionary<string, int>? AcquiredLimits => Single?.AcquiredLimits?
        .ToDictionary(limit => limit.LimitId, limit => limit.Count);

    private GetSessionActionResponse? Single => _action as GetSessionActionResponse;

    /// <summary><c>sessionaction-{32 hex digits}-{number}</c> belongs to <c>session-{the same digits}</c>.</summary>
    private static string SessionIdOf(string sessionActionId)
    {
        string[] parts = sessionActionId.Split('-');
        return parts.Length == 3 ? "session-" + parts[1] : "";
    }

    private static string TextOf(TaskParameterValue value) => value.Int ?? value.Float ?? value.String ?? value.Path ?? "";
}

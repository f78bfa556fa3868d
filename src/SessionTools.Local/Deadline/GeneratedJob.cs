using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SessionTools.Clients.Deadline;
using SessionTools.Local.Common;

namespace SessionTools.Local.Deadline;

/// <summary>
/// A generated job at one moment. Its sessions start together; each copies its inputs, enters the environment, runs its
/// tasks one after the other and leaves the environment, every action within a slot of its own.
/// </summary>
internal sealed class GeneratedJob : JobView
{
    private const int ActionsBeforeTasks = 2;
    private const int OtherActions = 3;

    private readonly JobGenerator _generator;
    private readonly GeneratedJobs _plan;
    private readonly int _number;
    private readonly DateTime _now;
    private readonly DateTime _start;
    private readonly IReadOnlyDictionary<string, SessionEnd> _ends;

    public GeneratedJob(JobGenerator generator, int number, DateTime now, IReadOnlyDictionary<string, SessionEnd> ends)
    {
        _generator = generator;
        _plan = generator.Plan;
        _number = number;
        _now = now;
        _ends = ends;
        _start = generator.FirstStart.AddSeconds(number * _plan.SecondsBetweenJobs);
    }

    public override string FarmId => _plan.FarmId;

    public override string QueueId => _plan.QueueId;

    public override GetJobResponse Job
    {
        get
        {
            Dictionary<string, int> counts = CountTasks(Enumerable.Range(0, TaskCount));
            return new GetJobResponse
            {
                JobId = JobId,
                Name = string.Create(CultureInfo.InvariantCulture, $"{_plan.Name}-{_number:D4}"),
                LifecycleStatus = "CREATE_COMPLETE",
                LifecycleStatusMessage = "The job was created.",
                Priority = 50,
                CreatedAt = _start.AddMinutes(-1),
                CreatedBy = _plan.Name,
                StartedAt = HasStarted ? _start : null,
                EndedAt = _now >= End ? End : null,
                TaskRunStatus = StatusOf(counts),
                TaskRunStatusCounts = counts,
            };
        }
    }

    public override IReadOnlyList<GetStepResponse> Steps => new VirtualList<GetStepResponse>(_plan.StepsPerJob, Step);

    public override IReadOnlyList<GetSessionResponse> Sessions => new VirtualList<GetSessionResponse>(HasStarted ? _plan.SessionsPerJob : 0, Session);

    private string JobId => _generator.Id("job", _number);

    private bool HasStarted => _now >= _start;

    private int TaskCount => _plan.SessionsPerJob * _plan.TasksPerSession;

    private int ActionsPerSession => _plan.TasksPerSession + OtherActions;

    private DateTime End => _start.AddSeconds(ActionsPerSession * _plan.SecondsPerTask);

    public GetSessionResponse Session(int session)
    {
        string id = SessionId(session);
        int worker = GlobalSession(session) % _plan.Workers;
        DateTime? end = _ends.TryGetValue(id, out SessionEnd? stopped) ? stopped.At : _now >= End ? End : null;
        return new GetSessionResponse
        {
            SessionId = id,
            FleetId = _plan.FleetId,
            WorkerId = _generator.Id("worker", worker),
            StartedAt = _start,
            EndedAt = end,
            LifecycleStatus = end is null ? "STARTED" : "ENDED",
            TargetLifecycleStatus = stopped is null ? null : "ENDED",
            HostProperties = _generator.Host(worker),
            Log = SessionLog.Of(FarmId, QueueId, id),
        };
    }

    public override TaskSummary? Task(string stepId, string taskId) =>
        TaskOrdinal(taskId) is { } task && StepId(task % _plan.StepsPerJob) == stepId ? Task(task) : null;

    public override IReadOnlyList<TaskSummary>? Tasks(string stepId)
    {
        if (StepNumber(stepId) is not { } step)
        {
            return null;
        }

        int count = (TaskCount - step + _plan.StepsPerJob - 1) / _plan.StepsPerJob;
        return new VirtualList<TaskSummary>(Math.Max(0, count), index => Task((index * _plan.StepsPerJob) + step));
    }

    public override IReadOnlyList<GetSessionActionResponse> Actions(string? sessionId, string? taskId)
    {
        if (!HasStarted)
        {
            return [];
        }

        if (taskId is not null)
        {
            return TaskOrdinal(taskId) is { } task && (sessionId is null || SessionId(task / _plan.TasksPerSession) == sessionId)
                ? [Action(task / _plan.TasksPerSession, (task % _plan.TasksPerSession) + ActionsBeforeTasks)]
                : [];
        }

        if (sessionId is not null)
        {
            return SessionNumber(sessionId) is { } session
                ? new VirtualList<GetSessionActionResponse>(ActionsPerSession, action => Action(session, action))
                : [];
        }

        return new VirtualList<GetSessionActionResponse>(
            _plan.SessionsPerJob * ActionsPerSession,
            index => Action(index / ActionsPerSession, index % ActionsPerSession));
    }

    public override GetSessionActionResponse? Action(string sessionActionId)
    {
        string[] parts = sessionActionId.Split('-');
        return HasStarted
            && SessionNumber("session-" + parts[1]) is { } session
            && int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out int action)
            && action < ActionsPerSession
            ? Action(session, action)
            : null;
    }

    private GetSessionActionResponse Action(int session, int action)
    {
        string sessionId = SessionId(session);
        ActionState state = State(session, action);
        return new GetSessionActionResponse
        {
            SessionActionId = ActionId(session, action),
            SessionId = sessionId,
            Status = state.Status,
            StartedAt = state.StartedAt,
            EndedAt = state.EndedAt,
            WorkerUpdatedAt = state.EndedAt ?? state.StartedAt,
            ProgressPercent = state.Progress,
            ProcessExitCode = state.Status switch { "SUCCEEDED" => 0, "FAILED" => 1, _ => null },
            ProgressMessage = state.Status == "FAILED" ? "Error: the renderer ended with exit code 1" : null,
            Definition = Definition(session, action),
        };
    }

    private SessionActionDefinition Definition(int session, int action)
    {
        EnvironmentAction environment = new() { EnvironmentId = $"JOB:{JobId}:renderer" };
        int task = action - ActionsBeforeTasks;
        return action switch
        {
            0 => new SessionActionDefinition { SyncInputJobAttachments = new SyncInputAction() },
            1 => new SessionActionDefinition { EnvEnter = environment },
            _ when task == _plan.TasksPerSession => new SessionActionDefinition { EnvExit = environment },
            _ => new SessionActionDefinition { TaskRun = TaskRun((session * _plan.TasksPerSession) + task) },
        };
    }

    private TaskRunAction TaskRun(int task) => new()
    {
        TaskId = TaskId(task),
        StepId = StepId(task % _plan.StepsPerJob),
        Parameters = Parameters(task),
    };

    private TaskSummary Task(int task)
    {
        int session = task / _plan.TasksPerSession;
        int action = (task % _plan.TasksPerSession) + ActionsBeforeTasks;
        ActionState state = HasStarted ? State(session, action) : ActionState.Waiting;
        return new TaskSummary
        {
            TaskId = TaskId(task),
            RunStatus = TaskStatus(state.Status),
            Parameters = Parameters(task),
            FailureRetryCount = 0,
            LatestSessionActionId = HasStarted ? ActionId(session, action) : null,
            CreatedAt = _start.AddMinutes(-1),
            CreatedBy = _plan.Name,
            StartedAt = state.StartedAt,
            EndedAt = state.EndedAt,
        };
    }

    private GetStepResponse Step(int step)
    {
        Dictionary<string, int> counts = CountTasks(Enumerable.Range(0, TaskCount).Where(task => task % _plan.StepsPerJob == step));
        return new GetStepResponse
        {
            StepId = StepId(step),
            Name = string.Create(CultureInfo.InvariantCulture, $"render-{step + 1}"),
            LifecycleStatus = "CREATE_COMPLETE",
            TaskRunStatus = StatusOf(counts),
            TaskRunStatusCounts = counts,
            CreatedAt = _start.AddMinutes(-1),
            CreatedBy = _plan.Name,
            StartedAt = HasStarted ? _start : null,
            EndedAt = _now >= End ? End : null,
        };
    }

    private Dictionary<string, int> CountTasks(IEnumerable<int> tasks)
    {
        Dictionary<string, int> counts = [];
        foreach (int task in tasks)
        {
            ActionState state = HasStarted
                ? State(task / _plan.TasksPerSession, (task % _plan.TasksPerSession) + ActionsBeforeTasks)
                : ActionState.Waiting;
            string status = TaskStatus(state.Status);
            counts[status] = counts.GetValueOrDefault(status) + 1;
        }

        return counts;
    }

    private string StatusOf(Dictionary<string, int> counts)
    {
        if (!HasStarted)
        {
            return "READY";
        }

        if (_now < End)
        {
            return "RUNNING";
        }

        return counts.ContainsKey("FAILED") ? "FAILED" : counts.ContainsKey("CANCELED") ? "CANCELED" : "SUCCEEDED";
    }

    private static string TaskStatus(string actionStatus) => actionStatus switch
    {
        "ASSIGNED" => "READY",
        "INTERRUPTED" or "NEVER_ATTEMPTED" => "CANCELED",
        _ => actionStatus,
    };

    private ActionState State(int session, int action)
    {
        DateTime start = _start.AddSeconds(action * _plan.SecondsPerTask);
        double seconds = _plan.SecondsPerTask * (0.5 + (0.5 * _generator.Random(GlobalSession(session), action)));
        DateTime end = start.AddSeconds(seconds);
        DateTime? stopped = _ends.Count > 0 && _ends.TryGetValue(SessionId(session), out SessionEnd? sessionEnd) ? sessionEnd.At : null;
        if (stopped < end)
        {
            return stopped <= start
                ? new ActionState("NEVER_ATTEMPTED", null, null, null)
                : new ActionState("INTERRUPTED", start, stopped, null);
        }

        if (_now < start)
        {
            return ActionState.Waiting;
        }

        if (_now < end)
        {
            return new ActionState("RUNNING", start, null, (float)Math.Floor(100 * (_now - start).TotalSeconds / seconds));
        }

        return new ActionState(Fails(session, action) ? "FAILED" : "SUCCEEDED", start, end, 100);
    }

    private bool Fails(int session, int action)
    {
        int task = action - ActionsBeforeTasks;
        bool isTask = task >= 0 && task < _plan.TasksPerSession;
        return isTask && _plan.FailEvery > 0 && ((session * _plan.TasksPerSession) + task) % _plan.FailEvery == _plan.FailEvery - 1;
    }

    private int GlobalSession(int session) => (_number * _plan.SessionsPerJob) + session;

    private string SessionId(int session) => _generator.Id("session", GlobalSession(session));

    private string ActionId(int session, int action) =>
        string.Create(CultureInfo.InvariantCulture, $"{_generator.Id("sessionaction", GlobalSession(session))}-{action}");

    private string StepId(int step) => _generator.Id("step", (_number * _plan.StepsPerJob) + step);

    private string TaskId(int task) => string.Create(
        CultureInfo.InvariantCulture,
        $"{_generator.Id("task", (_number * _plan.StepsPerJob) + (task % _plan.StepsPerJob))}-{task / _plan.StepsPerJob}");

    private static Dictionary<string, TaskParameterValue> Parameters(int task) => new()
    {
        ["Frame"] = new TaskParameterValue { Int = (task + 1).ToString(CultureInfo.InvariantCulture) },
    };

    private int? SessionNumber(string sessionId) => Local("session", sessionId, _plan.SessionsPerJob);

    private int? StepNumber(string stepId) => Local("step", stepId, _plan.StepsPerJob);

    private int? TaskOrdinal(string taskId)
    {
        string[] parts = taskId.Split('-');
        return Local("task", "task-" + parts[1], _plan.StepsPerJob) is { } step
            && int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            && (number * (long)_plan.StepsPerJob) + step < TaskCount
            ? (number * _plan.StepsPerJob) + step
            : null;
    }

    /// <summary>The number within this job of something of which each job has <paramref name="perJob"/>.</summary>
    private int? Local(string kind, string id, int perJob) =>
        _generator.Number(kind, id, (_number + 1) * perJob) is { } number && number >= _number * perJob ? number - (_number * perJob) : null;

    private readonly record struct ActionState(string Status, DateTime? StartedAt, DateTime? EndedAt, float? Progress)
    {
        public static readonly ActionState Waiting = new("ASSIGNED", null, null, null);
    }
}

/// <summary>Where a session's log goes: its queue's log group, a stream of its own.</summary>
internal static class SessionLog
{
    public static LogConfiguration Of(string farmId, string queueId, string sessionId) => new()
    {
        LogDriver = "awslogs",
        Options = new Dictionary<string, string>
        {
            ["logGroupName"] = $"/aws/deadline/{farmId}/{queueId}",
            ["logStreamName"] = sessionId,
        },
    };
}

using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SessionTools.Clients.Deadline;
using SessionTools.Local.Common;

namespace SessionTools.Local.Deadline;

/// <summary>
/// The farm <c>sample</c>. Its queue <c>render</c> has a job that runs and one that is done, with session actions of every
/// status and kind, which stand still; its queue <c>preview</c> has one that runs for less than a minute on the clock.
/// </summary>
internal static class DeadlineSample
{
    private const int SessionsPerJob = 6;
    private const int TasksPerSession = 44;
    private const int Workers = 3;
    private const string CreatedBy = "sample-user";

    private static readonly string[] s_unfinished =
        ["ASSIGNED", "SCHEDULED", "CANCELING", "RECLAIMING", "INTERRUPTED", "CANCELED", "NEVER_ATTEMPTED", "RECLAIMED"];

    public static string FarmId { get; } = "farm-" + SampleId.Hex("sample");

    public static string QueueId { get; } = "queue-" + SampleId.Hex("sample/render");

    public static string PreviewQueueId { get; } = "queue-" + SampleId.Hex("sample/preview");

    public static string FleetId { get; } = "fleet-" + SampleId.Hex("sample/fleet");

    /// <param name="data">Gets the sample beside what it holds.</param>
    /// <param name="now">The end of the sample's history, UTC.</param>
    public static void AddTo(DeadlineData data, DateTime now)
    {
        DateTime start = now.AddHours(-6);
        data.Farms.Add(new FarmSummary { FarmId = FarmId, DisplayName = "sample", CreatedAt = start.AddDays(-30), CreatedBy = CreatedBy });
        data.Queues.Add(Queue(QueueId, "render", start));
        data.Queues.Add(Queue(PreviewQueueId, "preview", start));
        data.Fleets.Add(new FleetSummary
        {
            FleetId = FleetId,
            FarmId = FarmId,
            DisplayName = "workstations",
            Status = "ACTIVE",
            WorkerCount = Workers,
            MaxWorkerCount = Workers,
            CreatedAt = start.AddDays(-30),
            CreatedBy = CreatedBy,
        });
        data.Workers.AddRange(Enumerable.Range(0, Workers).Select(number => Worker(number, start)));
        data.Jobs.Add(Job("forest-shot-010", running: false, start));
        data.Jobs.Add(Job("forest-shot-020", running: true, start.AddHours(3)));
        data.Generated.Add(new GeneratedJobs
        {
            Name = "preview",
            FarmId = FarmId,
            QueueId = PreviewQueueId,
            FleetId = FleetId,
            SessionsPerJob = 2,
            TasksPerSession = 6,
            Workers = 2,
            StartsAt = now,
            SecondsPerTask = 5,
        });
    }

    private static QueueSummary Queue(string id, string name, DateTime start) => new()
    {
        FarmId = FarmId,
        QueueId = id,
        DisplayName = name,
        Status = "SCHEDULING",
        DefaultBudgetAction = "NONE",
        CreatedAt = start.AddDays(-30),
        CreatedBy = CreatedBy,
    };

    private static WorkerSummary Worker(int number, DateTime start) => new()
    {
        WorkerId = WorkerId(number),
        FarmId = FarmId,
        FleetId = FleetId,
        Status = "RUNNING",
        HostProperties = Host(number),
        CreatedAt = start.AddDays(-30),
        CreatedBy = CreatedBy,
    };

    private static HostProperties Host(int worker) => new()
    {
        HostName = string.Create(CultureInfo.InvariantCulture, $"workstation-{worker + 1}"),
        IpAddresses = new IpAddresses { IpV4Addresses = [string.Create(CultureInfo.InvariantCulture, $"10.1.0.{worker + 1}")] },
    };

    private static string WorkerId(int number) => "worker-" + SampleId.Hex(string.Create(CultureInfo.InvariantCulture, $"sample/worker/{number}"));

    private static LocalJob Job(string name, bool running, DateTime start)
    {
        List<GetSessionActionResponse> actions = Enumerable.Range(0, SessionsPerJob)
            .SelectMany(session => Session(name, session, running && session == SessionsPerJob - 1, start.AddMinutes(session * 7)))
            .ToList();
        DateTime? end = running ? null : actions[^1].EndedAt;
        Dictionary<string, int> counts = actions.Where(action => action.Definition.TaskRun is not null)
            .GroupBy(action => action.Status)
            .ToDictionary(group => group.Key, group => group.Count());
        return new LocalJob
        {
            FarmId = FarmId,
            QueueId = QueueId,
            SessionActions = actions,
            Sessions = actions.GroupBy(action => action.SessionId).Select(Session).ToList(),
            Steps = [Step(name, running, start, end, counts)],
            Tasks = new() { [StepId(name)] = actions.Where(action => action.Definition.TaskRun is not null).Select(action => Task(action, start)).ToList() },
            Job = new GetJobResponse
            {
                JobId = JobId(name),
                Name = name,
                Description = "A sample job",
                LifecycleStatus = "CREATE_COMPLETE",
                LifecycleStatusMessage = "The job was created.",
                Priority = 50,
                CreatedAt = start.AddMinutes(-5),
                CreatedBy = CreatedBy,
                StartedAt = start,
                EndedAt = end,
                TaskRunStatus = running ? "RUNNING" : "FAILED",
                TaskRunStatusCounts = counts,
            },
        };
    }

    private static GetStepResponse Step(string job, bool running, DateTime start, DateTime? end, Dictionary<string, int> counts) => new()
    {
        StepId = StepId(job),
        Name = "render",
        LifecycleStatus = "CREATE_COMPLETE",
        TaskRunStatus = running ? "RUNNING" : "FAILED",
        TaskRunStatusCounts = counts,
        CreatedAt = start.AddMinutes(-5),
        CreatedBy = CreatedBy,
        StartedAt = start,
        EndedAt = end,
    };

    private static TaskSummary Task(GetSessionActionResponse action, DateTime start) => new()
    {
        TaskId = action.Definition.TaskRun!.TaskId!,
        RunStatus = action.Status is "NEVER_ATTEMPTED" or "RECLAIMED" or "ASSIGNED" ? "READY" : action.Status,
        Parameters = action.Definition.TaskRun.Parameters,
        LatestSessionActionId = action.SessionActionId,
        FailureRetryCount = 0,
        CreatedAt = start.AddMinutes(-5),
        CreatedBy = CreatedBy,
        StartedAt = action.StartedAt,
        EndedAt = action.EndedAt,
    };

    private static GetSessionResponse Session(IGrouping<string, GetSessionActionResponse> actions, int number)
    {
        bool ended = actions.All(action => action.Status is not ("RUNNING" or "ASSIGNED"));
        return new GetSessionResponse
        {
            SessionId = actions.Key,
            FleetId = FleetId,
            WorkerId = WorkerId(number % Workers),
            LifecycleStatus = ended ? "ENDED" : "STARTED",
            StartedAt = actions.First().StartedAt!.Value,
            EndedAt = ended ? actions.Last().EndedAt : null,
            HostProperties = Host(number % Workers),
            Log = SessionLog.Of(FarmId, QueueId, actions.Key),
        };
    }

    /// <summary>A session copies its inputs, enters the environment, runs its tasks and leaves the environment.</summary>
    private static IEnumerable<GetSessionActionResponse> Session(string job, int session, bool running, DateTime start)
    {
        string stepId = StepId(job);
        string environmentId = $"JOB:{JobId(job)}:blender";
        yield return Done(job, session, 0, start, new() { SyncInputJobAttachments = new SyncInputAction() });
        yield return Done(job, session, 1, start.AddSeconds(12), new() { EnvEnter = new EnvironmentAction { EnvironmentId = environmentId } });
        for (int task = 0; task < TasksPerSession; task++)
        {
            GetSessionActionResponse action = Done(job, session, task + 2, start.AddSeconds(20 + (task * 40)), Task(job, session, task, stepId));
            yield return Outcome(action, session, task, running);
        }

        GetSessionActionResponse exit = Done(
            job,
            session,
            TasksPerSession + 2,
            start.AddSeconds(20 + (TasksPerSession * 40)),
            new() { EnvExit = new EnvironmentAction { EnvironmentId = environmentId } });
        yield return running ? Waiting(exit, "ASSIGNED") : exit;
    }

    private static SessionActionDefinition Task(string job, int session, int task, string stepId)
    {
        int frame = (session * TasksPerSession) + task + 1;
        return new SessionActionDefinition
        {
            TaskRun = new TaskRunAction
            {
                TaskId = string.Create(CultureInfo.InvariantCulture, $"task-{SampleId.Hex(job + "/render")}-{frame}"),
                StepId = stepId,
                Parameters = new Dictionary<string, TaskParameterValue>
                {
                    ["Frame"] = new() { Int = frame.ToString(CultureInfo.InvariantCulture) },
                },
            },
        };
    }

    private static GetSessionActionResponse Done(string job, int session, int number, DateTime start, SessionActionDefinition definition)
    {
        string id = SampleId.Hex(string.Create(CultureInfo.InvariantCulture, $"{job}/session/{session}"));
        return new GetSessionActionResponse
        {
            SessionActionId = string.Create(CultureInfo.InvariantCulture, $"sessionaction-{id}-{number}"),
            SessionId = "session-" + id,
            Status = "SUCCEEDED",
            StartedAt = start,
            EndedAt = start.AddSeconds(5 + (number * 7 % 31)),
            WorkerUpdatedAt = start.AddSeconds(5 + (number * 7 % 31)),
            ProgressPercent = 100,
            ProcessExitCode = 0,
            Definition = definition,
        };
    }

    /// <summary>Every tenth task of a session fails; the first session also shows every other end, the running one what is to come.</summary>
    private static GetSessionActionResponse Outcome(GetSessionActionResponse action, int session, int task, bool running)
    {
        if (running && task > 20)
        {
            return task == 21 ? Running(action) : Waiting(action, "ASSIGNED");
        }

        if (task % 10 == 9)
        {
            return Failed(action);
        }

        return session == 0 && task < s_unfinished.Length ? Waiting(action, s_unfinished[task]) : action;
    }

    private static GetSessionActionResponse Failed(GetSessionActionResponse action) => action with
    {
        Status = "FAILED",
        ProgressPercent = 63.5f,
        ProcessExitCode = 1,
        ProgressMessage = "Error: out of memory while loading textures",
    };

    private static GetSessionActionResponse Running(GetSessionActionResponse action) => action with
    {
        Status = "RUNNING",
        EndedAt = null,
        ProgressPercent = 40,
        ProcessExitCode = null,
    };

    private static GetSessionActionResponse Waiting(GetSessionActionResponse action, string status) => action with
    {
        Status = status,
        StartedAt = null,
        EndedAt = null,
        WorkerUpdatedAt = null,
        ProgressPercent = null,
        ProcessExitCode = null,
    };

    private static string StepId(string job) => "step-" + SampleId.Hex(job + "/render");

    private static string JobId(string name) => "job-" + SampleId.Hex(name);
}

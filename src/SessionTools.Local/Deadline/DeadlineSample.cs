using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SessionTools.Clients.Deadline;
using SessionTools.Local.Common;

namespace SessionTools.Local.Deadline;

/// <summary>
/// The farm <c>sample</c>: a queue, a job that runs and one that is done, with session actions of every status and kind.
/// </summary>
internal static class DeadlineSample
{
    private const int SessionsPerJob = 6;
    private const int TasksPerSession = 44;
    private const string CreatedBy = "sample-user";

    private static readonly string[] s_unfinished =
        ["ASSIGNED", "SCHEDULED", "CANCELING", "RECLAIMING", "INTERRUPTED", "CANCELED", "NEVER_ATTEMPTED", "RECLAIMED"];

    public static string FarmId { get; } = "farm-" + SampleId.Hex("sample");

    public static string QueueId { get; } = "queue-" + SampleId.Hex("sample/render");

    /// <param name="data">Gets the sample beside what it holds.</param>
    /// <param name="now">The end of the sample's history, UTC.</param>
    public static void AddTo(DeadlineData data, DateTime now)
    {
        DateTime start = now.AddHours(-6);
        data.Farms.Add(new FarmSummary { FarmId = FarmId, DisplayName = "sample", CreatedAt = start.AddDays(-30), CreatedBy = CreatedBy });
        data.Queues.Add(new QueueSummary
        {
            FarmId = FarmId,
            QueueId = QueueId,
            DisplayName = "render",
            Status = "SCHEDULING",
            DefaultBudgetAction = "NONE",
            CreatedAt = start.AddDays(-30),
            CreatedBy = CreatedBy,
        });
        data.Jobs.Add(Job("forest-shot-010", running: false, start));
        data.Jobs.Add(Job("forest-shot-020", running: true, start.AddHours(3)));
    }

    private static LocalJob Job(string name, bool running, DateTime start)
    {
        List<GetSessionActionResponse> actions = Enumerable.Range(0, SessionsPerJob)
            .SelectMany(session => Session(name, session, running && session == SessionsPerJob - 1, start.AddMinutes(session * 7)))
            .ToList();
        return new LocalJob
        {
            FarmId = FarmId,
            QueueId = QueueId,
            SessionActions = actions,
            Job = new JobSummary
            {
                JobId = JobId(name),
                Name = name,
                LifecycleStatus = "CREATE_COMPLETE",
                LifecycleStatusMessage = "The job was created.",
                Priority = 50,
                CreatedAt = start.AddMinutes(-5),
                CreatedBy = CreatedBy,
                StartedAt = start,
                EndedAt = running ? null : actions.Max(action => action.EndedAt),
                TaskRunStatus = running ? "RUNNING" : "FAILED",
                TaskRunStatusCounts = actions.Where(action => action.Definition.TaskRun is not null)
                    .GroupBy(action => action.Status)
                    .ToDictionary(group => group.Key, group => group.Count()),
            },
        };
    }

    /// <summary>A session copies its inputs, enters the environment, runs its tasks and leaves the environment.</summary>
    private static IEnumerable<GetSessionActionResponse> Session(string job, int session, bool running, DateTime start)
    {
        string stepId = "step-" + SampleId.Hex(job + "/render");
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

    private static string JobId(string name) => "job-" + SampleId.Hex(name);
}

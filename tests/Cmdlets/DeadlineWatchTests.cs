using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text.Json;
using SessionTools.Deadline;
using SessionTools.EngineTests;
using SessionTools.Local.Deadline;
using Xunit;
using Job = SessionTools.Deadline.Job;

namespace SessionTools.Cmdlets.Tests;

public sealed class DeadlineWatchTests : IDisposable
{
    private readonly Shell _shell = new();

    public void Dispose() => _shell.Dispose();

    [EngineFact]
    public void An_hour_of_a_job_emits_each_change_once_and_ends()
    {
        Job job = Generate(tasks: 57, secondsPerTask: 60);
        DateTimeOffset start = _shell.Clock.GetUtcNow();
        SessionActionChange[] changes = Run("Watch-DLSessionAction", job, new { Interval = 20 }).As<SessionActionChange>().ToArray();
        Assert.InRange((_shell.Clock.GetUtcNow() - start).TotalMinutes, 60, 61);
        Assert.Equal(changes.Length, changes.Select(change => (change.SessionActionId, change.Status, change.ProgressPercent)).Distinct().Count());
        string[] actions = changes.Select(change => change.SessionActionId).Distinct().ToArray();
        Assert.Equal(60, actions.Length);
        Assert.All(actions, id => AssertChain(changes.Where(change => change.SessionActionId == id).ToArray()));
    }

    [EngineFact]
    public void A_watch_sits_out_what_passes()
    {
        Job job = Generate(tasks: 5, secondsPerTask: 10);
        _shell.Endpoint.Faults.Add(new() { Operation = "ListSessionActions", After = 2, Times = 7, Status = 500, ErrorCode = "InternalServerErrorException" });
        _shell.Endpoint.Faults.Add(new() { Operation = "GetJob", After = 3, Times = 30, Status = 429, ErrorCode = "ThrottlingException" });
        Outcome outcome = Run("Watch-DLSessionAction", job, new { Interval = 5 });
        Assert.Empty(outcome.Errors);
        Assert.Equal(8, outcome.As<SessionActionChange>().Count(change => change.Status == "SUCCEEDED"));
    }

    [EngineFact]
    public void A_watch_ends_at_its_limit_with_an_error()
    {
        Job job = Generate(tasks: 100, secondsPerTask: 60);
        DateTimeOffset start = _shell.Clock.GetUtcNow();
        Outcome outcome = Run("Watch-DLSessionAction", job, new { Timeout = 90 });
        Assert.Equal("WaitTimeout", outcome.ErrorId);
        Assert.Equal(job.JobId, outcome.Error.TargetObject);
        Assert.Equal(90, (_shell.Clock.GetUtcNow() - start).TotalSeconds, 0.5);
    }

    [EngineFact]
    public void A_session_is_watched_until_it_has_ended()
    {
        Job job = Generate(tasks: 3, secondsPerTask: 10, sessions: 2);
        Session session = Run("Get-DLSession", job, new { }).As<Session>().First();
        SessionActionChange[] changes = Run("Watch-DLSessionAction", job, new { session.SessionId }).As<SessionActionChange>().ToArray();
        Assert.All(changes, change => Assert.Equal(session.SessionId, change.SessionId));
        Assert.Equal(6, changes.Count(change => change.Status == "SUCCEEDED"));
    }

    [EngineFact]
    public void Waiting_for_a_job_ends_with_its_outcome()
    {
        Job job = Generate(tasks: 5, secondsPerTask: 60);
        JobOutcome outcome = Assert.Single(Run("Wait-DLJob", job, new { }).As<JobOutcome>());
        Assert.True(outcome.Succeeded);
        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal(5, outcome.TaskRunStatusCounts!["SUCCEEDED"]);
        Assert.InRange(outcome.Waited.TotalMinutes, 8, 8.5);
    }

    [EngineFact]
    public void Waiting_for_success_is_an_error_when_the_job_fails()
    {
        Job job = Generate(tasks: 5, secondsPerTask: 1, failEvery: 5);
        Outcome outcome = Run("Wait-DLJob", job, new { For = "Succeeded" });
        Assert.Equal("JobNotSucceeded", outcome.ErrorId);
        JobOutcome last = Assert.Single(outcome.As<JobOutcome>());
        Assert.Equal(1, last.ExitCode);
        Assert.Equal(1, last.FailedTasks);
    }

    [EngineFact]
    public void Waiting_ends_at_its_limit_with_the_last_state_and_an_error()
    {
        Job job = Generate(tasks: 500, secondsPerTask: 60);
        Outcome outcome = Run("Wait-DLJob", job, new { Timeout = 30 });
        Assert.Equal("WaitTimeout", outcome.ErrorId);
        Assert.Null(Assert.Single(outcome.As<JobOutcome>()).ExitCode);
    }

    [EngineFact]
    public void An_archived_job_is_shown_and_waiting_for_it_ends()
    {
        Job job = Generate(tasks: 1, secondsPerTask: 1);
        _shell.Endpoint.Deadline.Change(data => data.Jobs.Add(new LocalJob
        {
            FarmId = job.FarmId,
            QueueId = job.QueueId,
            Job = new() { JobId = "job-" + new string('a', 32), Name = "älter-шот-📦", LifecycleStatus = "ARCHIVED" },
        }));
        Job archived = Assert.Single(Run("Get-DLJob", job, new { JobId = "job-" + new string('a', 32) }).As<Job>());
        Assert.Equal("älter-шот-📦", archived.Name);
        Assert.Null(archived.TaskRunStatus);
        Assert.Null(archived.ProgressPercent);
        Assert.Equal(5, Assert.Single(Run("Wait-DLJob", archived, new { }).As<JobOutcome>()).ExitCode);
    }

    [EngineFact]
    public void A_session_is_ended_once()
    {
        Job job = Generate(tasks: 50, secondsPerTask: 60);
        _shell.Clock.Advance(TimeSpan.FromMinutes(10.1));
        Session session = Run("Get-DLSession", job, new { }).As<Session>().Single();
        Assert.Empty(Run("Stop-DLSession", job, new { session.SessionId, WhatIf = true }).Errors);
        Assert.Equal(0, _shell.Calls("UpdateSession"));
        Session ended = Assert.Single(Run("Stop-DLSession", job, new { session.SessionId, Force = true, PassThru = true }).As<Session>());
        Assert.Equal("ENDED", ended.LifecycleStatus);
        SessionAction[] actions = Run("Get-DLSessionAction", job, new { }).As<SessionAction>().ToArray();
        Assert.Single(actions, action => action.Status == "INTERRUPTED");
        Assert.Contains(actions, action => action.Status == "NEVER_ATTEMPTED");
        Assert.Equal("ResourceConflict", Run("Stop-DLSession", job, new { session.SessionId, Force = true }).ErrorId);
    }

    [EngineFact]
    public void An_answer_lost_does_not_make_a_second_change()
    {
        Job job = Generate(tasks: 50, secondsPerTask: 60);
        Session session = Run("Get-DLSession", job, new { }).As<Session>().Single();
        _shell.Endpoint.Faults.Add(new() { Operation = "UpdateSession", BreakConnection = true, AfterEffect = true });
        Assert.Empty(Run("Stop-DLSession", job, new { session.SessionId, Force = true }).Errors);
        Assert.Equal(2, _shell.Calls("UpdateSession"));
    }

    [EngineFact]
    public void What_is_in_flight_and_what_takes_no_time_can_be_measured()
    {
        Job job = Generate(tasks: 9, secondsPerTask: 60);
        Assert.All(Measure(job), measure => Assert.Null(measure.P50));
        _shell.Clock.Advance(TimeSpan.FromMinutes(5.1));
        SessionMeasure[] measures = Measure(job);
        Assert.Equal(["Step", "Worker"], measures.Select(measure => measure.GroupBy));
        Assert.Equal(9, measures[0].Actions);
        Assert.Equal(3, measures[0].Succeeded);
        Assert.Equal(1, measures[0].InFlight);
        SessionMeasure worker = measures[1];
        Assert.Equal(TimeSpan.FromMinutes(5.1), worker.Wall);
        Assert.Equal(worker.Wall, worker.Busy + worker.Overhead);
        Assert.True(worker.P50 <= worker.P95 && worker.P95 <= worker.Longest);
    }

    [EngineFact]
    public void A_trace_of_a_job_in_flight_is_whole()
    {
        Job job = Generate(tasks: 9, secondsPerTask: 60);
        _shell.Clock.Advance(TimeSpan.FromMinutes(5.1));
        string path = Path.Combine(Directory.CreateTempSubdirectory("sessiontools-").FullName, "trace.json");
        Assert.Empty(Run("Export-DLTrace", job, new { Path = path, WhatIf = true }).Errors);
        Assert.False(File.Exists(path));
        Assert.Empty(Run("Export-DLTrace", job, new { Path = path }).Errors);
        using JsonDocument trace = JsonDocument.Parse(File.ReadAllText(path));
        JsonElement[] events = trace.RootElement.GetProperty("traceEvents").EnumerateArray().ToArray();
        JsonElement[] actions = events.Where(item => item.GetProperty("ph").GetString() == "X").ToArray();
        Assert.Equal(6, actions.Length);
        Assert.All(actions, action => Assert.True(action.GetProperty("dur").GetDouble() >= 0));
        Assert.Contains(actions, action => action.GetProperty("name").GetString() == "TaskRun render-1 0");
        Assert.Equal("TraceNotWritable", Run("Export-DLTrace", job, new { Path = path, NoClobber = true }).ErrorId);
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
    }

    private static void AssertChain(SessionActionChange[] changes)
    {
        Assert.Null(changes[0].PreviousStatus);
        Assert.Equal("SUCCEEDED", changes[^1].Status);
        for (int i = 1; i < changes.Length; i++)
        {
            Assert.Equal((changes[i - 1].Status, changes[i - 1].ProgressPercent), (changes[i].PreviousStatus, changes[i].PreviousProgressPercent));
        }
    }

    private SessionMeasure[] Measure(Job job) => Run("Measure-DLSession", job, new { }).As<SessionMeasure>().ToArray();

    private Job Generate(int tasks, double secondsPerTask, int sessions = 1, int failEvery = 0)
    {
        _shell.Endpoint.Deadline.Change(data => data.Generated.Add(new GeneratedJobs
        {
            Name = "live",
            SessionsPerJob = sessions,
            TasksPerSession = tasks,
            SecondsPerTask = secondsPerTask,
            FailEvery = failEvery,
        }));
        return Assert.Single(Outcome.Of(_shell.Pipeline("Get-DLFarm", new { DisplayName = "live" }).Then("Get-DLQueue").Then("Get-DLJob")).As<Job>());
    }

    private Outcome Run(string command, Job job, object parameters)
    {
        PowerShell pipeline = _shell.Pipeline(command, new { job.FarmId, job.QueueId });
        if (parameters.GetType().GetProperty("JobId") is null)
        {
            pipeline.AddParameter("JobId", job.JobId);
        }

        return Outcome.Of(pipeline.AddParameters(parameters));
    }
}

using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using SessionTools.Deadline;
using SessionTools.EngineTests;
using SessionTools.Local.Deadline;
using Xunit;
using Job = SessionTools.Deadline.Job;

namespace SessionTools.Cmdlets.Tests;

/// <summary>Many jobs at once: complete, in order, at one rate, and nothing lost in silence.</summary>
public sealed class DeadlineFanOutTests : IDisposable
{
    private const int Jobs = 3202;

    private readonly Shell _shell = new();

    public void Dispose() => _shell.Dispose();

    [EngineTheory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(64)]
    public void Every_job_s_actions_come_in_the_order_of_the_jobs(int throttleLimit)
    {
        Generate(jobs: 100, tasks: 120);
        Outcome outcome = Outcome.Of(AllJobs().Then("Get-DLSessionAction", new { ThrottleLimit = throttleLimit }));
        Assert.Empty(outcome.Errors);
        SessionAction[] actions = outcome.As<SessionAction>().ToArray();
        Assert.Equal(100 * 123, actions.Length);
        Assert.Equal(actions.Select(action => action.JobId).Order(StringComparer.Ordinal), actions.Select(action => action.JobId));
        Assert.Equal(actions.Length, actions.Select(action => action.SessionActionId).Distinct().Count());
    }

    [EngineFact]
    public void Three_thousand_jobs_under_throttling_are_complete_at_little_waste()
    {
        Generate(Jobs, tasks: 2);
        Job[] jobs = Outcome.Of(AllJobs()).As<Job>().ToArray();
        Assert.Equal(Jobs, jobs.Length);
        _shell.Endpoint.Deadline.Change(data => data.Throttling.Add(new ThrottledOperation { Operation = "ListSessionActions", PerSecond = 50, Burst = 100 }));

        using PowerShell first = _shell.Pipeline("Get-DLSessionAction", new { ThrottleLimit = 32 });
        int settling = first.Invoke(Records(jobs.Take(500))).Count;
        int before = _shell.Calls("ListSessionActions");
        using PowerShell pipeline = _shell.Pipeline("Get-DLSessionAction", new { ThrottleLimit = 32 });
        string[] found = pipeline.Invoke(Records(jobs)).Select(item => ((SessionAction)item.BaseObject).JobId).ToArray();

        Assert.Empty(pipeline.Streams.Error);
        Assert.Equal(500 * 5, settling);
        Assert.Equal(Jobs * 5, found.Length);
        Assert.Equal(jobs.Select(job => job.JobId), found.Distinct());
        int calls = _shell.Calls("ListSessionActions") - before;
        Assert.InRange(calls, Jobs, (int)(Jobs * 1.05));
    }

    [EngineFact]
    public void A_job_that_stays_throttled_is_an_error_that_names_it_and_the_others_are_complete()
    {
        Generate(jobs: 5, tasks: 2);
        Job[] jobs = Outcome.Of(AllJobs()).As<Job>().ToArray();
        _shell.Endpoint.Faults.Add(new() { Operation = "ListSessionActions", After = 2, Times = 10, Status = 429, ErrorCode = "ThrottlingException" });
        using PowerShell pipeline = _shell.Pipeline("Get-DLSessionAction", new { ThrottleLimit = 1 });
        string[] found = pipeline.Invoke(Records(jobs)).Select(item => ((SessionAction)item.BaseObject).JobId).Distinct().ToArray();
        ErrorRecord error = Assert.Single(pipeline.Streams.Error);
        Assert.StartsWith("Throttled,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(jobs[2].JobId, error.TargetObject);
        Assert.Equal(jobs.Select(job => job.JobId).Except([jobs[2].JobId]), found);
    }

    [EngineFact]
    public void A_missing_job_among_others_is_an_error_that_names_it()
    {
        Generate(jobs: 3, tasks: 2);
        Job[] jobs = Outcome.Of(AllJobs()).As<Job>().ToArray();
        PSObject[] records = Records(jobs).ToArray();
        records[1].Properties["JobId"].Value = "job-" + new string('0', 32);
        using PowerShell pipeline = _shell.Pipeline("Get-DLSessionAction");
        Assert.Equal(10, pipeline.Invoke(records).Count);
        Assert.Equal("job-" + new string('0', 32), Assert.Single(pipeline.Streams.Error).TargetObject);
    }

    [EngineFact]
    public void Details_come_in_batches()
    {
        Generate(jobs: 1, tasks: 250);
        Outcome outcome = Outcome.Of(AllJobs().Then("Get-DLSessionAction", new { Detail = true }));
        Assert.Equal(253, outcome.Output.Count);
        Assert.Equal(3, _shell.Calls("BatchGetSessionAction"));
        Assert.Equal(0, _shell.Calls("GetSessionAction"));
        Assert.Equal(1, _shell.Calls("GetSession"));
        Assert.Equal(1, _shell.Calls("GetStep"));
    }

    [EngineTheory]
    [InlineData(404, "UnknownOperationException")]
    [InlineData(403, "AccessDeniedException")]
    public void Where_there_are_no_batches_details_come_one_by_one(int status, string code)
    {
        Generate(jobs: 1, tasks: 10);
        _shell.Endpoint.Faults.Add(new() { Operation = "BatchGetSessionAction", Times = 99, Status = status, ErrorCode = code });
        SessionAction[] actions = Outcome.Of(AllJobs().Then("Get-DLSessionAction", new { Detail = true })).As<SessionAction>().ToArray();
        Assert.Equal(13, actions.Length);
        Assert.All(actions, action => Assert.StartsWith("load-", action.HostName, StringComparison.Ordinal));
        Assert.Equal(13, _shell.Calls("GetSessionAction"));
        Assert.Equal(1, _shell.Calls("BatchGetSessionAction"));
    }

    [EngineFact]
    public void An_action_whose_details_cannot_be_read_is_there_with_its_error()
    {
        Generate(jobs: 1, tasks: 3);
        _shell.Endpoint.Faults.Add(new() { Operation = "BatchGetSessionAction", Times = 1, Status = 200, Body = """{"sessionActions":[],"errors":[]}"""u8.ToArray() });
        Outcome outcome = Outcome.Of(AllJobs().Then("Get-DLSessionAction", new { Detail = true }));
        Assert.Equal(6, outcome.Output.Count);
        Assert.Equal(outcome.As<SessionAction>().Select(action => action.SessionActionId), outcome.Errors.Select(error => (string)error.TargetObject));
        Assert.All(outcome.Errors, error => Assert.StartsWith("ResourceNotFound,", error.FullyQualifiedErrorId, StringComparison.Ordinal));
    }

    private static PSObject[] Records(IEnumerable<Job> jobs) => jobs.Select(job =>
    {
        PSObject record = new();
        record.Properties.Add(new PSNoteProperty("FarmId", job.FarmId));
        record.Properties.Add(new PSNoteProperty("QueueId", job.QueueId));
        record.Properties.Add(new PSNoteProperty("JobId", job.JobId));
        return record;
    }).ToArray();

    private void Generate(int jobs, int tasks) => _shell.Endpoint.Deadline.Change(data => data.Generated.Add(new GeneratedJobs
    {
        Name = "load",
        Jobs = jobs,
        TasksPerSession = tasks,
        StartsAt = _shell.Clock.GetUtcNow().UtcDateTime.AddDays(-1),
        SecondsPerTask = 1,
    }));

    private PowerShell AllJobs() => _shell.Pipeline("Get-DLFarm", new { DisplayName = "load" }).Then("Get-DLQueue").Then("Get-DLJob");
}

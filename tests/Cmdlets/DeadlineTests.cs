using System;
using System.Linq;
using System.Management.Automation;
using SessionTools.Deadline;
using SessionTools.EngineTests;
using Xunit;
using Job = SessionTools.Deadline.Job;

namespace SessionTools.Cmdlets.Tests;

public sealed class DeadlineTests : IDisposable
{
    private readonly Shell _shell = new();

    public void Dispose() => _shell.Dispose();

    [EngineFact]
    public void Farms_queues_jobs_and_session_actions_bind_to_each_other()
    {
        Outcome outcome = Outcome.Of(Actions().Then("Where-Object", new { Property = "Status", EQ = true, Value = "FAILED" }));
        Assert.Empty(outcome.Errors);
        Assert.NotEmpty(outcome.Output);
        Assert.All(outcome.As<SessionAction>(), action =>
        {
            Assert.Equal("FAILED", action.Status);
            Assert.StartsWith("farm-", action.FarmId, StringComparison.Ordinal);
            Assert.StartsWith("job-", action.JobId, StringComparison.Ordinal);
            Assert.Same(_shell.Connection, action.Connection);
        });
    }

    [EngineFact]
    public void All_pages_come_by_themselves()
    {
        Outcome outcome = Outcome.Of(Actions());
        Assert.Equal(564, outcome.Output.Count);
        Assert.Equal(6, _shell.Calls("ListSessionActions"));
        Assert.Equal(564, outcome.As<SessionAction>().Select(action => action.SessionActionId).Distinct().Count());
    }

    [EngineFact]
    public void Whoever_takes_the_first_causes_at_most_two_requests()
    {
        Outcome outcome = Outcome.Of(Actions().Then("Select-Object", new { First = 1 }));
        Assert.Single(outcome.Output);
        Assert.InRange(_shell.Calls("ListSessionActions"), 1, 2);
    }

    [EngineFact]
    public void One_page_comes_as_one_object_and_its_token_names_the_next()
    {
        Job job = FirstJob();
        Page first = Assert.Single(_shell.Run("Get-DLSessionAction", new { job.FarmId, job.QueueId, job.JobId, NoAutoIteration = true, PageSize = 5 }).As<Page>());
        Assert.Equal(5, first.Items.Count);
        Outcome rest = _shell.Run("Get-DLSessionAction", new { job.FarmId, job.QueueId, job.JobId, first.NextToken });
        Assert.Equal(277, rest.Output.Count);
    }

    [EngineFact]
    public void A_session_action_into_its_own_cmdlet_is_asked_for_again_by_its_id()
    {
        Outcome outcome = Outcome.Of(Actions()
            .Then("Where-Object", new { Property = "Status", EQ = true, Value = "FAILED" })
            .Then("Select-Object", new { First = 1 })
            .Then("Get-DLSessionAction"));
        SessionAction action = Assert.Single(outcome.As<SessionAction>());
        Assert.Equal(1, _shell.Calls("GetSessionAction"));
        Assert.Equal(1, action.ProcessExitCode);
        Assert.Contains("out of memory", action.ProgressMessage, StringComparison.Ordinal);
        Assert.Equal("10", action.TaskParameters?["Frame"]);
    }

    [EngineFact]
    public void Times_are_local_and_durations_need_an_end()
    {
        SessionAction[] actions = Outcome.Of(Actions()).As<SessionAction>().ToArray();
        SessionAction done = actions.First(action => action.Status == "SUCCEEDED");
        SessionAction running = actions.Single(action => action.Status == "RUNNING");
        Assert.Equal(DateTimeKind.Local, done.StartedAt!.Value.Kind);
        Assert.Equal(done.EndedAt - done.StartedAt, done.Duration);
        Assert.NotNull(running.StartedAt);
        Assert.Null(running.Duration);
    }

    [EngineFact]
    public void A_filter_is_sent_to_the_service()
    {
        Job job = FirstJob();
        SessionAction run = Outcome.Of(Actions()).As<SessionAction>().First(action => action.Kind == "TaskRun" && action.JobId == job.JobId);
        Outcome outcome = _shell.Run("Get-DLSessionAction", new { job.FarmId, job.QueueId, job.JobId, run.TaskId });
        Assert.Equal(run.SessionActionId, Assert.Single(outcome.As<SessionAction>()).SessionActionId);
    }

    [EngineFact]
    public void One_bad_record_among_a_hundred_does_not_stop_the_others()
    {
        Farm farm = Assert.Single(_shell.Run("Get-DLFarm").As<Farm>());
        PSObject[] records = Enumerable.Range(0, 100)
            .Select(number => Record("FarmId", number == 42 ? "farm-oops" : farm.FarmId))
            .ToArray();
        using PowerShell pipeline = _shell.Pipeline("Get-DLQueue");
        Assert.Equal(198, pipeline.Invoke(records).Count);
        ErrorRecord error = Assert.Single(pipeline.Streams.Error);
        Assert.Equal("farm-oops", error.TargetObject);
        Assert.Equal(99, _shell.Calls("ListQueues"));
    }

    [EngineFact]
    public void A_failure_in_the_middle_comes_after_the_items_before_it()
    {
        _shell.Endpoint.Faults.Add(new() { Operation = "ListSessionActions", After = 1, Times = 3, Status = 403, ErrorCode = "AccessDeniedException" });
        Job job = FirstJob();
        Outcome outcome = _shell.Run("Get-DLSessionAction", new { job.FarmId, job.QueueId, job.JobId });
        Assert.Equal(100, outcome.Output.Count);
        Assert.Equal("AccessDenied", outcome.ErrorId);
        Assert.Equal(job.JobId, outcome.Error.TargetObject);
    }

    private static PSObject Record(string name, string value)
    {
        PSObject record = new();
        record.Properties.Add(new PSNoteProperty(name, value));
        return record;
    }

    private PowerShell Actions() => _shell.Pipeline("Get-DLFarm").Then("Get-DLQueue", new { DisplayName = "render" }).Then("Get-DLJob").Then("Get-DLSessionAction");

    private Job FirstJob() => Outcome.Of(_shell.Pipeline("Get-DLFarm").Then("Get-DLQueue", new { DisplayName = "render" }).Then("Get-DLJob")).As<Job>().First();
}

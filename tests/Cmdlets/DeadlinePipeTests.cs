using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using SessionTools.Deadline;
using SessionTools.EngineTests;
using Xunit;
using Job = SessionTools.Deadline.Job;

namespace SessionTools.Cmdlets.Tests;

/// <summary>Every pipe of the table in about_SessionTools_Deadline: nothing is repeated, nothing is ambiguous.</summary>
public sealed class DeadlinePipeTests : IDisposable
{
    private readonly Shell _shell = new();

    public static TheoryData<string, string, Type> Pipes => new()
    {
        { "Get-DLFarm", "Get-DLFarm", typeof(Farm) },
        { "Get-DLFarm", "Get-DLQueue", typeof(Queue) },
        { "Get-DLFarm", "Get-DLWorker", typeof(Worker) },
        { "Get-DLQueue", "Get-DLFarm", typeof(Farm) },
        { "Get-DLQueue", "Get-DLQueue", typeof(Queue) },
        { "Get-DLQueue", "Get-DLJob", typeof(Job) },
        { "Get-DLJob", "Get-DLQueue", typeof(Queue) },
        { "Get-DLJob", "Get-DLJob", typeof(Job) },
        { "Get-DLJob", "Get-DLStep", typeof(JobStep) },
        { "Get-DLJob", "Get-DLTask", typeof(JobTask) },
        { "Get-DLJob", "Get-DLSession", typeof(Session) },
        { "Get-DLJob", "Get-DLSessionAction", typeof(SessionAction) },
        { "Get-DLJob", "Measure-DLSession", typeof(SessionMeasure) },
        { "Get-DLStep", "Get-DLJob", typeof(Job) },
        { "Get-DLStep", "Get-DLStep", typeof(JobStep) },
        { "Get-DLStep", "Get-DLTask", typeof(JobTask) },
        { "Get-DLTask", "Get-DLStep", typeof(JobStep) },
        { "Get-DLTask", "Get-DLTask", typeof(JobTask) },
        { "Get-DLTask", "Get-DLSessionAction", typeof(SessionAction) },
        { "Get-DLWorker", "Get-DLWorker", typeof(Worker) },
        { "Get-DLWorker", "Get-DLSession", typeof(Session) },
        { "Get-DLSession", "Get-DLJob", typeof(Job) },
        { "Get-DLSession", "Get-DLWorker", typeof(Worker) },
        { "Get-DLSession", "Get-DLSession", typeof(Session) },
        { "Get-DLSession", "Get-DLSessionAction", typeof(SessionAction) },
        { "Get-DLSession", "Measure-DLSession", typeof(SessionMeasure) },
        { "Get-DLSessionAction", "Get-DLJob", typeof(Job) },
        { "Get-DLSessionAction", "Get-DLSession", typeof(Session) },
        { "Get-DLSessionAction", "Get-DLStep", typeof(JobStep) },
        { "Get-DLSessionAction", "Get-DLTask", typeof(JobTask) },
        { "Get-DLSessionAction", "Get-DLSessionAction", typeof(SessionAction) },
    };

    public void Dispose() => _shell.Dispose();

    [EngineTheory]
    [MemberData(nameof(Pipes))]
    public void What_one_cmdlet_emits_the_next_one_takes(string first, string second, Type emitted)
    {
        Outcome outcome = Outcome.Of(Chain(first).Then("Select-Object", new { First = 12 }).Then(second));
        Assert.Empty(outcome.Errors);
        Assert.Null(outcome.Terminating);
        Assert.NotEmpty(outcome.Output);
        Assert.All(outcome.Output, item => Assert.IsType(emitted, item.BaseObject));
        Assert.All(outcome.Output.Select(item => item.BaseObject).OfType<ConnectedObject>(), item => Assert.Same(_shell.Connection, item.Connection));
    }

    [EngineFact]
    public void A_job_s_sessions_bring_exactly_the_job_s_session_actions()
    {
        string[] direct = Outcome.Of(Chain("Get-DLJob").Then("Get-DLSessionAction")).As<SessionAction>().Select(action => action.SessionActionId).ToArray();
        string[] through = Outcome.Of(Chain("Get-DLJob").Then("Get-DLSession").Then("Get-DLSessionAction")).As<SessionAction>()
            .Select(action => action.SessionActionId).ToArray();
        Assert.Equal(direct, through);
    }

    [EngineFact]
    public void An_action_without_a_task_has_no_task_to_get()
    {
        Outcome outcome = Outcome.Of(Chain("Get-DLSessionAction").Then("Where-Object", new { Property = "Kind", Like = true, Value = "Env*" }).Then("Get-DLTask"));
        Assert.Empty(outcome.Output);
        Assert.Empty(outcome.Errors);
    }

    [EngineFact]
    public void A_session_action_s_id_names_its_session()
    {
        SessionAction action = Outcome.Of(Chain("Get-DLSessionAction")).As<SessionAction>().First();
        Outcome outcome = _shell.Run("Get-DLSession", new { action.FarmId, action.QueueId, action.JobId, action.SessionActionId });
        Session session = Assert.Single(outcome.As<Session>());
        Assert.Equal(action.SessionId, session.SessionId);
        Assert.Equal("workstation-1", session.HostName);
        Assert.Equal(session.SessionId, session.LogStreamName);
        Assert.Contains(session.QueueId, session.LogGroupName, StringComparison.Ordinal);
    }

    [EngineTheory]
    [InlineData("Get-DLJob", "Name", "*-010", 1)]
    [InlineData("Get-DLJob", "Name", "FOREST*", 2)]
    [InlineData("Get-DLJob", "Status", "RUNNING", 1)]
    [InlineData("Get-DLJob", "Status", "SUCC*", 0)]
    [InlineData("Get-DLStep", "Name", "render", 2)]
    [InlineData("Get-DLSession", "Status", "STARTED", 3)]
    [InlineData("Get-DLSessionAction", "Kind", "Sync*", 12)]
    [InlineData("Get-DLSessionAction", "Status", "NEVER_ATTEMPTED", 2)]
    [InlineData("Get-DLTask", "Status", "FAILED", 46)]
    public void Filters_take_wildcards(string command, string parameter, string pattern, int count)
    {
        Outcome outcome = Outcome.Of(Chain(command, new Dictionary<string, object> { [parameter] = new[] { pattern } }));
        Assert.Empty(outcome.Errors);
        Assert.Equal(count, outcome.Output.Count);
    }

    [EngineFact]
    public void Failed_leaves_out_what_was_never_attempted()
    {
        SessionAction[] failed = Outcome.Of(Chain("Get-DLJob").Then("Get-DLSessionAction", new { Failed = true, Detail = true })).As<SessionAction>().ToArray();
        Assert.Equal(46, failed.Length);
        Assert.All(failed, action =>
        {
            Assert.Equal("FAILED", action.Status);
            Assert.Equal(1, action.ProcessExitCode);
            Assert.Contains("out of memory", action.ProgressMessage, StringComparison.Ordinal);
            Assert.Equal("render", action.StepName);
            Assert.StartsWith("workstation-", action.HostName, StringComparison.Ordinal);
            Assert.Equal(action.SessionId, action.LogStreamName);
            Assert.Equal(action.StartedAt, action.StartTime);
            Assert.True(action.TaskParameters!.ContainsKey("Frame"));
        });
    }

    /// <summary>The queue's cmdlets name the sample's first queue, since a connection of a test has no defaults.</summary>
    private PowerShell Chain(string command, IDictionary<string, object>? parameters = null)
    {
        PowerShell pipeline = _shell.Pipeline("Get-DLFarm");
        string[] path = command switch
        {
            "Get-DLFarm" => [],
            "Get-DLWorker" or "Get-DLQueue" => [command],
            "Get-DLJob" => ["Get-DLQueue", command],
            _ => ["Get-DLQueue", "Get-DLJob", command],
        };
        foreach (string name in path)
        {
            pipeline.AddCommand(name);
            if (name == "Get-DLQueue")
            {
                pipeline.AddParameter("DisplayName", new[] { "render" });
            }

            if (name == command && parameters is not null)
            {
                foreach ((string key, object value) in parameters)
                {
                    pipeline.AddParameter(key, value);
                }
            }
        }

        return pipeline;
    }
}

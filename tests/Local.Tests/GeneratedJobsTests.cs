using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using SessionTools.Clients.Deadline;
using SessionTools.Local.Deadline;
using Xunit;

namespace SessionTools.Local.Tests;

public sealed class GeneratedJobsTests : IDisposable
{
    private readonly LocalClient _client = new();

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task The_same_numbers_give_the_same_actions()
    {
        IReadOnlyList<SessionActionSummary> first = (await Actions(_client, Generate(_client))).SessionActions;
        using LocalClient other = new();
        Assert.Equal(first.Select(action => (action.SessionActionId, action.EndedAt)), (await Actions(other, Generate(other))).SessionActions
            .Select(action => (action.SessionActionId, action.EndedAt)));
    }

    [Fact]
    public async Task What_a_list_says_of_a_task_its_job_counts()
    {
        GeneratedJobs plan = Generate(_client, failEvery: 3);
        _client.Clock.Advance(TimeSpan.FromSeconds(75));
        GetJobResponse job = await _client.Call(DeadlineOperations.GetJob, new GetJobRequest { FarmId = plan.FarmId, QueueId = plan.QueueId, JobId = await JobId(_client, plan) });
        IEnumerable<string> statuses = (await Actions(_client, plan)).SessionActions.Where(action => action.Definition.TaskRun is not null).Select(action => action.Status);
        Assert.Equal("RUNNING", job.TaskRunStatus);
        Assert.Equal(statuses.Count(status => status == "FAILED"), job.TaskRunStatusCounts!["FAILED"]);
        Assert.Equal(statuses.Count(status => status == "SUCCEEDED"), job.TaskRunStatusCounts["SUCCEEDED"]);
        Assert.Equal(statuses.Count(status => status == "ASSIGNED"), job.TaskRunStatusCounts["READY"]);
    }

    [Fact]
    public async Task A_million_actions_are_paged_from_anywhere()
    {
        GeneratedJobs plan = Generate(_client, sessions: 10, tasks: 99_997);
        string jobId = await JobId(_client, plan);
        string sessionId = (await _client.Call(DeadlineOperations.ListSessions, new ListSessionsRequest { FarmId = plan.FarmId, QueueId = plan.QueueId, JobId = jobId })).Sessions[^1].SessionId;
        GetSessionActionResponse last = await _client.Call(DeadlineOperations.GetSessionAction, new GetSessionActionRequest
        {
            FarmId = plan.FarmId,
            QueueId = plan.QueueId,
            JobId = jobId,
            SessionActionId = sessionId.Replace("session-", "sessionaction-", StringComparison.Ordinal) + "-99999",
        });
        Assert.NotNull(last.Definition.EnvExit);
        Assert.Equal(sessionId, last.SessionId);
    }

    [Fact]
    public async Task Calls_beyond_the_configured_rate_are_refused_and_say_when_to_come_again()
    {
        _client.Endpoint.Deadline.Change(data => data.Throttling.Add(new ThrottledOperation { Operation = "ListFarms", PerSecond = 1, Burst = 2, RetryAfterSeconds = 3 }));
        DateTimeOffset start = _client.Clock.GetUtcNow();
        for (int call = 0; call < 3; call++)
        {
            await _client.Call(DeadlineOperations.ListFarms, new ListFarmsRequest());
        }

        Assert.Equal(4, _client.Endpoint.Calls["ListFarms"]);
        Assert.Equal(3, (_client.Clock.GetUtcNow() - start).TotalSeconds, 0.1);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    [InlineData(1_000_000, 1_000_000)]
    public void Numbers_that_cannot_be_are_refused(int sessions, int tasks) =>
        Assert.Throws<System.IO.InvalidDataException>(() => Generate(_client, sessions, tasks));

    private static GeneratedJobs Generate(LocalClient client, int sessions = 2, int tasks = 10, int failEvery = 0)
    {
        GeneratedJobs plan = new() { Name = "load", SessionsPerJob = sessions, TasksPerSession = tasks, SecondsPerTask = 10, FailEvery = failEvery };
        client.Endpoint.Deadline.Change(data => data.Generated.Add(plan));
        return plan;
    }

    private static async Task<string> JobId(LocalClient client, GeneratedJobs plan) =>
        (await client.Call(DeadlineOperations.ListJobs, new ListJobsRequest { FarmId = plan.FarmId, QueueId = plan.QueueId })).Jobs[0].JobId;

    private static async Task<ListSessionActionsResponse> Actions(LocalClient client, GeneratedJobs plan) => await client.Call(
        DeadlineOperations.ListSessionActions,
        new ListSessionActionsRequest { FarmId = plan.FarmId, QueueId = plan.QueueId, JobId = await JobId(client, plan) });
}

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using SessionTools.Clients.Aws;
using SessionTools.Clients.Deadline;
using SessionTools.Local.Common;
using Xunit;

namespace SessionTools.Local.Tests;

public sealed class DeadlineTests : IDisposable
{
    private static readonly string[] s_statuses =
    [
        "ASSIGNED", "CANCELED", "CANCELING", "FAILED", "INTERRUPTED", "NEVER_ATTEMPTED", "RECLAIMED", "RECLAIMING", "RUNNING", "SCHEDULED", "SUCCEEDED",
    ];

    private readonly LocalClient _client = new();

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task The_sample_has_every_status_and_kind_on_several_pages()
    {
        List<SessionActionSummary> actions = [];
        foreach (JobSummary job in await Jobs())
        {
            actions.AddRange(await AllActions(job.JobId));
        }

        Assert.True(actions.Count > 250, $"only {actions.Count} session actions");
        Assert.Equal(s_statuses, actions.Select(action => action.Status).Distinct().Order(StringComparer.Ordinal));
        Assert.Contains(actions, action => action.Definition.EnvEnter is not null);
        Assert.Contains(actions, action => action.Definition.EnvExit is not null);
        Assert.Contains(actions, action => action.Definition.TaskRun is not null);
        Assert.Contains(actions, action => action.Definition.SyncInputJobAttachments is not null);
    }

    [Fact]
    public async Task Filters_are_applied_by_the_endpoint()
    {
        JobSummary job = (await Jobs())[0];
        SessionActionSummary run = (await AllActions(job.JobId)).First(action => action.Definition.TaskRun is not null);
        ListSessionActionsRequest request = Request(job.JobId);
        request.TaskId = run.Definition.TaskRun!.TaskId;
        ListSessionActionsResponse response = await _client.Call(DeadlineOperations.ListSessionActions, request);
        Assert.Equal(run.SessionActionId, Assert.Single(response.SessionActions).SessionActionId);
    }

    [Theory]
    [InlineData("not base64!")]
    [InlineData("bm9ib2R5IGtub3dz")]
    public async Task A_token_that_nobody_gave_is_refused(string token)
    {
        ListSessionActionsRequest request = Request((await Jobs())[0].JobId);
        request.NextToken = token;
        await AssertRefused(request);
    }

    [Fact]
    public async Task A_token_is_good_for_a_day()
    {
        ListSessionActionsRequest request = Request((await Jobs())[0].JobId);
        request.NextToken = (await _client.Call(DeadlineOperations.ListSessionActions, request)).NextToken;
        _client.Clock.Advance(TimeSpan.FromHours(24));
        Assert.NotEmpty((await _client.Call(DeadlineOperations.ListSessionActions, request)).SessionActions);
        _client.Clock.Advance(TimeSpan.FromSeconds(1));
        await AssertRefused(request);
    }

    [Fact]
    public async Task What_does_not_exist_is_named()
    {
        ServiceException exception = await Assert.ThrowsAsync<ServiceException>(
            () => _client.Call(DeadlineOperations.ListSessionActions, Request("job-" + new string('0', 32))));
        Assert.Equal(ErrorKind.NotFound, exception.Kind);
        Assert.Contains("job-000", exception.ServiceMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_keeps_the_farms_and_the_sample_is_added_once()
    {
        string folder = Directory.CreateTempSubdirectory("sessiontools-").FullName;
        try
        {
            using (LocalClient first = new(folder))
            {
                await first.Call(DeadlineOperations.ListFarms, new ListFarmsRequest());
            }

            using LocalClient second = new(folder);
            second.Endpoint.AddSample();
            Assert.Single((await second.Call(DeadlineOperations.ListFarms, new ListFarmsRequest())).Farms);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void A_damaged_file_is_refused_and_left_alone()
    {
        string folder = Directory.CreateTempSubdirectory("sessiontools-").FullName;
        try
        {
            string file = Path.Combine(folder, "deadline.json");
            File.WriteAllText(file, "{ not json");
            InvalidDataException exception = Assert.Throws<InvalidDataException>(() => new LocalEndpoint(folder, _client.Clock));
            Assert.Contains("deadline.json", exception.Message, StringComparison.Ordinal);
            Assert.Equal("{ not json", File.ReadAllText(file));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task AssertRefused(ListSessionActionsRequest request)
    {
        ServiceException exception = await Assert.ThrowsAsync<ServiceException>(() => _client.Call(DeadlineOperations.ListSessionActions, request));
        Assert.Equal("ValidationException", exception.ErrorCode);
    }

    private async Task<List<SessionActionSummary>> AllActions(string jobId)
    {
        List<SessionActionSummary> actions = [];
        ListSessionActionsRequest request = Request(jobId);
        do
        {
            ListSessionActionsResponse page = await _client.Call(DeadlineOperations.ListSessionActions, request);
            actions.AddRange(page.SessionActions);
            request.NextToken = page.NextToken;
        }
        while (request.NextToken is not null);
        return actions;
    }

    private async Task<IReadOnlyList<JobSummary>> Jobs()
    {
        FarmSummary farm = Assert.Single((await _client.Call(DeadlineOperations.ListFarms, new ListFarmsRequest())).Farms);
        QueueSummary queue = (await _client.Call(DeadlineOperations.ListQueues, new ListQueuesRequest { FarmId = farm.FarmId })).Queues[0];
        return (await _client.Call(DeadlineOperations.ListJobs, new ListJobsRequest { FarmId = farm.FarmId, QueueId = queue.QueueId })).Jobs;
    }

    private static ListSessionActionsRequest Request(string jobId) => new()
    {
        FarmId = Deadline.DeadlineSample.FarmId,
        QueueId = Deadline.DeadlineSample.QueueId,
        JobId = jobId,
    };
}

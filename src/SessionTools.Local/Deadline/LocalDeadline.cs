using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using SessionTools.Clients.Aws;
using SessionTools.Clients.Deadline;
using SessionTools.Local.Common;

namespace SessionTools.Local.Deadline;

/// <summary>Deadline Cloud as the embedded endpoint answers it.</summary>
internal sealed class LocalDeadline : LocalService
{
    private const string Document = "deadline";

    private readonly LocalStore _store;
    private readonly TimeProvider _time;
    private readonly DeadlineData _data;

    public LocalDeadline(LocalStore store, TimeProvider time)
    {
        _store = store;
        _time = time;
        _data = store.Load(Document, static () => DeadlineDataJson.Default.DeadlineData) ?? new DeadlineData();
        On(DeadlineOperations.ListFarms, ListFarms);
        On(DeadlineOperations.ListQueues, ListQueues);
        On(DeadlineOperations.ListJobs, ListJobs);
        On(DeadlineOperations.ListSessionActions, ListSessionActions);
        On(DeadlineOperations.GetSessionAction, GetSessionAction);
    }

    public override void AddSample()
    {
        lock (_data)
        {
            if (_data.Farms.Any(farm => farm.FarmId == DeadlineSample.FarmId))
            {
                return;
            }

            DeadlineSample.AddTo(_data, _time.GetUtcNow().UtcDateTime);
            _store.Save(Document, _data, static () => DeadlineDataJson.Default.DeadlineData);
        }
    }

    protected override LocalServiceException ConstraintBroken(ConstraintViolation violation) => Invalid(
        $"Value at {violation}",
        "FIELD_VALIDATION_FAILED",
        new JsonObject { ["name"] = violation.Path, ["message"] = violation.Rule });

    private ListFarmsResponse ListFarms(ListFarmsRequest request)
    {
        (IReadOnlyList<FarmSummary> page, string? next) = Page(Snapshot(_data.Farms), request.NextToken, request.MaxResults);
        return new ListFarmsResponse { Farms = page, NextToken = next };
    }

    private ListQueuesResponse ListQueues(ListQueuesRequest request)
    {
        Farm(request.FarmId!);
        IReadOnlyList<QueueSummary> queues = Snapshot(_data.Queues)
            .Where(queue => queue.FarmId == request.FarmId && (request.Status is null || queue.Status == request.Status))
            .ToArray();
        (IReadOnlyList<QueueSummary> page, string? next) = Page(queues, request.NextToken, request.MaxResults);
        return new ListQueuesResponse { Queues = page, NextToken = next };
    }

    private ListJobsResponse ListJobs(ListJobsRequest request)
    {
        Queue(request.FarmId!, request.QueueId!);
        IReadOnlyList<JobSummary> jobs = Snapshot(_data.Jobs)
            .Where(job => job.FarmId == request.FarmId && job.QueueId == request.QueueId)
            .Select(job => job.Job)
            .ToArray();
        (IReadOnlyList<JobSummary> page, string? next) = Page(jobs, request.NextToken, request.MaxResults);
        return new ListJobsResponse { Jobs = page, NextToken = next };
    }

    private ListSessionActionsResponse ListSessionActions(ListSessionActionsRequest request)
    {
        LocalJob job = Job(request.FarmId!, request.QueueId!, request.JobId!);
        IReadOnlyList<SessionActionSummary> actions = job.SessionActions
            .Where(action => request.SessionId is null || action.SessionId == request.SessionId)
            .Where(action => request.TaskId is null || action.Definition.TaskRun?.TaskId == request.TaskId)
            .Select(Summarize)
            .ToArray();
        (IReadOnlyList<SessionActionSummary> page, string? next) = Page(actions, request.NextToken, request.MaxResults);
        return new ListSessionActionsResponse { SessionActions = page, NextToken = next };
    }

    private GetSessionActionResponse GetSessionAction(GetSessionActionRequest request)
    {
        LocalJob job = Job(request.FarmId!, request.QueueId!, request.JobId!);
        return job.SessionActions.Find(action => action.SessionActionId == request.SessionActionId)
            ?? throw NotFound("sessionAction", request.SessionActionId!);
    }

    /// <summary>A listing leaves out what only the single session action has.</summary>
    private static SessionActionSummary Summarize(GetSessionActionResponse action) => new()
    {
        SessionActionId = action.SessionActionId,
        Status = action.Status,
        StartedAt = action.StartedAt,
        EndedAt = action.EndedAt,
        WorkerUpdatedAt = action.WorkerUpdatedAt,
        ProgressPercent = action.ProgressPercent,
        Definition = action.Definition with
        {
            TaskRun = action.Definition.TaskRun is { } run ? run with { Parameters = null } : null,
        },
    };

    private void Farm(string farmId)
    {
        if (!Snapshot(_data.Farms).Any(farm => farm.FarmId == farmId))
        {
            throw NotFound("farm", farmId);
        }
    }

    private void Queue(string farmId, string queueId)
    {
        Farm(farmId);
        if (!Snapshot(_data.Queues).Any(queue => queue.FarmId == farmId && queue.QueueId == queueId))
        {
            throw NotFound("queue", queueId);
        }
    }

    private LocalJob Job(string farmId, string queueId, string jobId)
    {
        Queue(farmId, queueId);
        return Array.Find(Snapshot(_data.Jobs), job => job.QueueId == queueId && job.Job.JobId == jobId) ?? throw NotFound("job", jobId);
    }

    private T[] Snapshot<T>(List<T> items)
    {
        lock (_data)
        {
            return items.ToArray();
        }
    }

    private (IReadOnlyList<T> Items, string? NextToken) Page<T>(IReadOnlyList<T> items, string? token, int? size) =>
        PageTokens.Page(items, token, size, _time.GetUtcNow(), () => Invalid("The nextToken is not valid.", "OTHER"));

    private static LocalServiceException Invalid(string message, string reason, params JsonNode[] fields) => new("ValidationException", 400, message)
    {
        Members = new JsonObject { ["reason"] = reason, ["fieldList"] = new JsonArray(fields) },
    };

    private static LocalServiceException NotFound(string type, string id) =>
        new("ResourceNotFoundException", 404, $"Resource of type {type} with id {id} does not exist.")
        {
            Members = new JsonObject { ["resourceId"] = id, ["resourceType"] = type },
        };
}

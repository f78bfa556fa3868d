using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
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

    private readonly object _lock = new();
    private readonly LocalStore _store;
    private readonly TimeProvider _time;
    private readonly LocalDocument<DeadlineData> _document;
    private readonly DeadlineData _data;
    private readonly DeadlineFarms _farms;
    private readonly List<TokenBucket> _buckets = [];

    public LocalDeadline(LocalStore store, TimeProvider time)
    {
        _store = store;
        _time = time;
        _document = store.Open(Document, static () => DeadlineDataJson.Default.DeadlineData);
        _data = _document.Value;
        _farms = new DeadlineFarms(_data, time);
        Change(_ => { });
        Answer(DeadlineOperations.ListFarms, ListFarms);
        Answer(DeadlineOperations.GetFarm, request => GetFarm(request.FarmId!));
        Answer(DeadlineOperations.ListQueues, ListQueues);
        Answer(DeadlineOperations.GetQueue, request => GetQueue(request.FarmId!, request.QueueId!));
        Answer(DeadlineOperations.ListFleets, ListFleets);
        Answer(DeadlineOperations.ListWorkers, ListWorkers);
        Answer(DeadlineOperations.GetWorker, request => Worker(request.FarmId!, request.FleetId!, request.WorkerId!));
        Answer(DeadlineOperations.ListSessionsForWorker, ListSessionsForWorker);
        Answer(DeadlineOperations.ListJobs, ListJobs);
        Answer(DeadlineOperations.GetJob, request => Job(request).Job);
        Answer(DeadlineOperations.ListSteps, ListSteps);
        Answer(DeadlineOperations.GetStep, request => Step(request));
        Answer(DeadlineOperations.ListTasks, ListTasks);
        Answer(DeadlineOperations.GetTask, GetTask);
        Answer(DeadlineOperations.ListSessions, ListSessions);
        Answer(DeadlineOperations.GetSession, Session);
        Answer(DeadlineOperations.UpdateSession, UpdateSession);
        Answer(DeadlineOperations.ListSessionActions, ListSessionActions);
        Answer(DeadlineOperations.GetSessionAction, SessionAction);
        Answer(DeadlineOperations.BatchGetSessionAction, BatchGetSessionAction);
        Answer(DeadlineOperations.BatchGetSession, BatchGetSession);
        Answer(DeadlineOperations.BatchGetStep, BatchGetStep);
    }

    /// <summary>The farm that comes first, or null.</summary>
    public string? DefaultFarmId => Locked(() => _data.Farms.FirstOrDefault()?.FarmId);

    /// <summary>The queue that comes first in the first farm, or null.</summary>
    public string? DefaultQueueId => Locked(() => _data.Queues.Find(queue => queue.FarmId == _data.Farms.FirstOrDefault()?.FarmId)?.QueueId);

    public override bool IsOutdated => _document.IsOutdated;

    public override LocalService Reopen() => new LocalDeadline(_store, _time);

    public override void AddSample(DateTimeOffset now)
    {
        if (Locked(() => _farms.Farm(DeadlineSample.FarmId) is null))
        {
            Change(data => DeadlineSample.AddTo(data, now.UtcDateTime), save: true);
        }
    }

    /// <summary>Changes the farms.</summary>
    /// <exception cref="InvalidDataException">What is to be generated cannot be.</exception>
    public void Change(Action<DeadlineData> change, bool save = false)
    {
        lock (_lock)
        {
            change(_data);
            foreach (GeneratedJobs plan in _data.Generated)
            {
                Check(plan);
            }

            _buckets.Clear();
            _buckets.AddRange(_data.Throttling.Select(limit => new TokenBucket(limit, _time)));
            if (_farms.Prepare() || save)
            {
                _document.Save();
            }
        }
    }

    protected override LocalServiceException ConstraintBroken(ConstraintViolation violation) => Invalid(
        $"Value at {violation}",
        "FIELD_VALIDATION_FAILED",
        new JsonObject { ["name"] = violation.Path, ["message"] = violation.Rule });

    private static void Check(GeneratedJobs plan)
    {
        long actions = (long)plan.SessionsPerJob * (plan.TasksPerSession + 3L);
        bool usable = plan.Jobs >= 0
            && Math.Min(Math.Min(plan.StepsPerJob, plan.SessionsPerJob), Math.Min(plan.TasksPerSession, plan.Workers)) > 0
            && actions <= int.MaxValue
            && (long)plan.Jobs * Math.Max(plan.SessionsPerJob, plan.StepsPerJob) <= int.MaxValue
            && plan.SecondsPerTask > 0;
        if (!usable)
        {
            throw new InvalidDataException($"The generated jobs '{plan.Name}' of {Document}.json have a number that is too small or too large.");
        }
    }

    private void Answer<TRequest, TResponse>(Operation<TRequest, TResponse> operation, Func<TRequest, TResponse> answer)
        where TRequest : class
        where TResponse : class =>
        On(operation, request => Locked(() =>
        {
            Throttle(operation);
            return answer(request);
        }));

    private void Throttle(Operation operation)
    {
        TokenBucket? empty = _buckets.Find(bucket => (bucket.Limit.Operation == "*" || bucket.Limit.Operation == operation.Name) && !bucket.TryTake());
        if (empty is not null)
        {
            throw new LocalServiceException("ThrottlingException", 429, $"Rate exceeded for {operation.Name}.")
            {
                Members = new JsonObject { ["serviceCode"] = "deadline", ["quotaCode"] = empty.Limit.Operation },
                Headers = empty.Limit.RetryAfterSeconds > 0
                    ? new Dictionary<string, string> { ["Retry-After"] = empty.Limit.RetryAfterSeconds.ToString(CultureInfo.InvariantCulture) }
                    : [],
            };
        }
    }

    private ListFarmsResponse ListFarms(ListFarmsRequest request)
    {
        (IReadOnlyList<FarmSummary> page, string? next) = Page(_data.Farms, request.NextToken, request.MaxResults);
        return new ListFarmsResponse { Farms = page, NextToken = next };
    }

    private GetFarmResponse GetFarm(string farmId)
    {
        FarmSummary farm = Farm(farmId);
        return new GetFarmResponse
        {
            FarmId = farm.FarmId,
            DisplayName = farm.DisplayName,
            KmsKeyArn = farm.KmsKeyArn,
            CreatedAt = farm.CreatedAt,
            CreatedBy = farm.CreatedBy,
            UpdatedAt = farm.UpdatedAt,
            UpdatedBy = farm.UpdatedBy,
        };
    }

    private ListQueuesResponse ListQueues(ListQueuesRequest request)
    {
        Farm(request.FarmId!);
        IReadOnlyList<QueueSummary> queues = _data.Queues
            .Where(queue => queue.FarmId == request.FarmId && (request.Status is null || queue.Status == request.Status))
            .ToArray();
        (IReadOnlyList<QueueSummary> page, string? next) = Page(queues, request.NextToken, request.MaxResults);
        return new ListQueuesResponse { Queues = page, NextToken = next };
    }

    private GetQueueResponse GetQueue(string farmId, string queueId)
    {
        QueueSummary queue = Queue(farmId, queueId);
        return new GetQueueResponse
        {
            FarmId = queue.FarmId,
            QueueId = queue.QueueId,
            DisplayName = queue.DisplayName,
            Status = queue.Status,
            DefaultBudgetAction = queue.DefaultBudgetAction,
            BlockedReason = queue.BlockedReason,
            CreatedAt = queue.CreatedAt,
            CreatedBy = queue.CreatedBy,
            UpdatedAt = queue.UpdatedAt,
            UpdatedBy = queue.UpdatedBy,
        };
    }

    private ListFleetsResponse ListFleets(ListFleetsRequest request)
    {
        Farm(request.FarmId!);
        IReadOnlyList<FleetSummary> fleets = _data.Fleets
            .Where(fleet => fleet.FarmId == request.FarmId)
            .Where(fleet => request.DisplayName is null || fleet.DisplayName == request.DisplayName)
            .Where(fleet => request.Status is null || fleet.Status == request.Status)
            .ToArray();
        (IReadOnlyList<FleetSummary> page, string? next) = Page(fleets, request.NextToken, request.MaxResults);
        return new ListFleetsResponse { Fleets = page, NextToken = next };
    }

    private ListWorkersResponse ListWorkers(ListWorkersRequest request)
    {
        Fleet(request.FarmId!, request.FleetId!);
        (IReadOnlyList<WorkerSummary> page, string? next) = Page(_farms.Workers(request.FleetId!), request.NextToken, request.MaxResults);
        return new ListWorkersResponse { Workers = page, NextToken = next };
    }

    private ListSessionsForWorkerResponse ListSessionsForWorker(ListSessionsForWorkerRequest request)
    {
        Worker(request.FarmId!, request.FleetId!, request.WorkerId!);
        (IReadOnlyList<WorkerSessionSummary> page, string? next) =
            Page(_farms.SessionsOf(request.FleetId!, request.WorkerId!), request.NextToken, request.MaxResults);
        return new ListSessionsForWorkerResponse { Sessions = page, NextToken = next };
    }

    private ListJobsResponse ListJobs(ListJobsRequest request)
    {
        Queue(request.FarmId!, request.QueueId!);
        (IReadOnlyList<JobSummary> page, string? next) = Page(_farms.Jobs(request.QueueId!), request.NextToken, request.MaxResults);
        return new ListJobsResponse { Jobs = page, NextToken = next };
    }

    private ListStepsResponse ListSteps(ListStepsRequest request)
    {
        (IReadOnlyList<GetStepResponse> page, string? next) = Page(Job(request).Steps, request.NextToken, request.MaxResults);
        return new ListStepsResponse { Steps = page, NextToken = next };
    }

    private ListTasksResponse ListTasks(ListTasksRequest request)
    {
        IReadOnlyList<TaskSummary> tasks = Job(request).Tasks(request.StepId!) ?? throw NotFound("step", request.StepId!);
        (IReadOnlyList<TaskSummary> page, string? next) = Page(tasks, request.NextToken, request.MaxResults);
        return new ListTasksResponse { Tasks = page, NextToken = next };
    }

    private TaskSummary GetTask(GetTaskRequest request) => Job(request).Task(request.StepId!, request.TaskId!) ?? throw NotFound("task", request.TaskId!);

    private ListSessionsResponse ListSessions(ListSessionsRequest request)
    {
        (IReadOnlyList<GetSessionResponse> page, string? next) = Page(Job(request).Sessions, request.NextToken, request.MaxResults);
        return new ListSessionsResponse { Sessions = page, NextToken = next };
    }

    /// <summary>
    /// Ends a session. The same request again is answered alike; to end a session that has ended is a conflict. What the
    /// service does is not documented.
    /// </summary>
    private UpdateSessionResponse UpdateSession(UpdateSessionRequest request)
    {
        GetSessionResponse session = Session(new GetSessionRequest
        {
            FarmId = request.FarmId,
            QueueId = request.QueueId,
            JobId = request.JobId,
            SessionId = request.SessionId,
        });
        SessionEnd? end = _data.EndedSessions.GetValueOrDefault(session.SessionId);
        if (end?.ClientToken is { } token && token == request.ClientToken)
        {
            return new UpdateSessionResponse();
        }

        if (session.LifecycleStatus == "ENDED")
        {
            throw new LocalServiceException("ConflictException", 409, $"The session {session.SessionId} has ended.")
            {
                Members = new JsonObject { ["reason"] = "STATUS_CONFLICT", ["resourceId"] = session.SessionId, ["resourceType"] = "session" },
            };
        }

        _data.EndedSessions[session.SessionId] = new SessionEnd(_time.GetUtcNow().UtcDateTime, request.ClientToken);
        _document.Save();
        return new UpdateSessionResponse();
    }

    private ListSessionActionsResponse ListSessionActions(ListSessionActionsRequest request)
    {
        IReadOnlyList<GetSessionActionResponse> actions = Job(request).Actions(request.SessionId, request.TaskId);
        (IReadOnlyList<GetSessionActionResponse> page, string? next) = Page(actions, request.NextToken, request.MaxResults);
        return new ListSessionActionsResponse { SessionActions = page.Select(Summarize).ToArray(), NextToken = next };
    }

    private BatchGetSessionActionResponse BatchGetSessionAction(BatchGetSessionActionRequest request)
    {
        List<BatchError> errors = [];
        return new BatchGetSessionActionResponse
        {
            SessionActions = Each(request.Identifiers, id => Of(id, SessionAction(id)), (id, error) => errors.Add(error with { SessionActionId = id.SessionActionId })),
            Errors = errors,
        };
    }

    private BatchGetSessionResponse BatchGetSession(BatchGetSessionRequest request)
    {
        List<BatchError> errors = [];
        return new BatchGetSessionResponse
        {
            Sessions = Each(request.Identifiers, id => Of(id, Session(id)), (id, error) => errors.Add(error with { SessionId = id.SessionId })),
            Errors = errors,
        };
    }

    private BatchGetStepResponse BatchGetStep(BatchGetStepRequest request)
    {
        List<BatchError> errors = [];
        return new BatchGetStepResponse
        {
            Steps = Each(request.Identifiers, StepSummary (id) => Step(id), (id, error) => errors.Add(error with { StepId = id.StepId })),
            Errors = errors,
        };
    }

    private static List<TItem> Each<TId, TItem>(IReadOnlyList<TId> ids, Func<TId, TItem> find, Action<TId, BatchError> failed)
    {
        List<TItem> found = [];
        foreach (TId id in ids)
        {
            try
            {
                found.Add(find(id));
            }
            catch (LocalServiceException exception)
            {
                failed(id, new BatchError { Code = exception.Code, Message = exception.Message });
            }
        }

        return found;
    }

    private static BatchSessionAction Of(GetSessionActionRequest id, GetSessionActionResponse action) => new()
    {
        FarmId = id.FarmId!,
        QueueId = id.QueueId!,
        JobId = id.JobId!,
        SessionActionId = action.SessionActionId,
        SessionId = action.SessionId,
        Status = action.Status,
        StartedAt = action.StartedAt,
        EndedAt = action.EndedAt,
        WorkerUpdatedAt = action.WorkerUpdatedAt,
        ProgressPercent = action.ProgressPercent,
        ProcessExitCode = action.ProcessExitCode,
        ProgressMessage = action.ProgressMessage,
        AcquiredLimits = action.AcquiredLimits,
        Definition = action.Definition,
    };

    private static BatchSession Of(GetSessionRequest id, GetSessionResponse session) => new()
    {
        FarmId = id.FarmId!,
        QueueId = id.QueueId!,
        JobId = id.JobId!,
        SessionId = session.SessionId,
        FleetId = session.FleetId,
        WorkerId = session.WorkerId,
        LifecycleStatus = session.LifecycleStatus,
        TargetLifecycleStatus = session.TargetLifecycleStatus,
        StartedAt = session.StartedAt,
        EndedAt = session.EndedAt,
        UpdatedAt = session.UpdatedAt,
        UpdatedBy = session.UpdatedBy,
        Log = session.Log,
        HostProperties = session.HostProperties,
        WorkerLog = session.WorkerLog,
    };

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

    private FarmSummary Farm(string farmId) => _farms.Farm(farmId) ?? throw NotFound("farm", farmId);

    private QueueSummary Queue(string farmId, string queueId)
    {
        Farm(farmId);
        return _farms.Queue(farmId, queueId) ?? throw NotFound("queue", queueId);
    }

    private void Fleet(string farmId, string fleetId)
    {
        Farm(farmId);
        if (_farms.Fleet(farmId, fleetId) is null)
        {
            throw NotFound("fleet", fleetId);
        }
    }

    private WorkerSummary Worker(string farmId, string fleetId, string workerId)
    {
        Fleet(farmId, fleetId);
        return _farms.Worker(fleetId, workerId) ?? throw NotFound("worker", workerId);
    }

    private JobView Job(JobRequest request)
    {
        Queue(request.FarmId!, request.QueueId!);
        return _farms.Job(request.QueueId!, request.JobId!) ?? throw NotFound("job", request.JobId!);
    }

    private GetStepResponse Step(GetStepRequest request) =>
        Job(request).Steps.FirstOrDefault(step => step.StepId == request.StepId) ?? throw NotFound("step", request.StepId!);

    private GetSessionResponse Session(GetSessionRequest request) =>
        Job(request).Sessions.FirstOrDefault(session => session.SessionId == request.SessionId) ?? throw NotFound("session", request.SessionId!);

    private GetSessionActionResponse SessionAction(GetSessionActionRequest request) =>
        Job(request).Action(request.SessionActionId!) ?? throw NotFound("sessionAction", request.SessionActionId!);

    private T Locked<T>(Func<T> body)
    {
        lock (_lock)
        {
            return body();
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

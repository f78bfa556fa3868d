using System;
using System.Collections.Generic;
using System.Text.Json.Serialization.Metadata;
using SessionTools.Clients.Aws;
using static SessionTools.Clients.Deadline.DeadlineShapes;

namespace SessionTools.Clients.Deadline;

/// <summary>Deadline Cloud's operations.</summary>
public static class DeadlineOperations
{
    private const string Job = "/{farmId}/queues/{queueId}/jobs/{jobId}";

    public static Operation<ListFarmsRequest, ListFarmsResponse> ListFarms { get; } = Read(
        "ListFarms",
        "",
        [NextToken, PrincipalId, MaxResults],
        static () => DeadlineJson.Default.ListFarmsRequest,
        static () => DeadlineJson.Default.ListFarmsResponse,
        new((request, token) => request with { NextToken = token }, response => response.NextToken));

    public static Operation<GetFarmRequest, GetFarmResponse> GetFarm { get; } = Read(
        "GetFarm",
        "/{farmId}",
        [FarmId],
        static () => DeadlineJson.Default.GetFarmRequest,
        static () => DeadlineJson.Default.GetFarmResponse);

    public static Operation<ListQueuesRequest, ListQueuesResponse> ListQueues { get; } = Read(
        "ListQueues",
        "/{farmId}/queues",
        [FarmId, PrincipalId, Query("status", Shape.Enum("IDLE", "SCHEDULING", "SCHEDULING_BLOCKED")), NextToken, MaxResults],
        static () => DeadlineJson.Default.ListQueuesRequest,
        static () => DeadlineJson.Default.ListQueuesResponse,
        new((request, token) => request with { NextToken = token }, response => response.NextToken));

    public static Operation<GetQueueRequest, GetQueueResponse> GetQueue { get; } = Read(
        "GetQueue",
        "/{farmId}/queues/{queueId}",
        [FarmId, QueueId],
        static () => DeadlineJson.Default.GetQueueRequest,
        static () => DeadlineJson.Default.GetQueueResponse);

    public static Operation<ListJobsRequest, ListJobsResponse> ListJobs { get; } = Read(
        "ListJobs",
        "/{farmId}/queues/{queueId}/jobs",
        [FarmId, PrincipalId, QueueId, NextToken, MaxResults],
        static () => DeadlineJson.Default.ListJobsRequest,
        static () => DeadlineJson.Default.ListJobsResponse,
        new((request, token) => request with { NextToken = token }, response => response.NextToken));

    public static Operation<GetJobRequest, GetJobResponse> GetJob { get; } = Read(
        "GetJob",
        Job,
        [FarmId, QueueId, JobId],
        static () => DeadlineJson.Default.GetJobRequest,
        static () => DeadlineJson.Default.GetJobResponse);

    public static Operation<ListStepsRequest, ListStepsResponse> ListSteps { get; } = Read(
        "ListSteps",
        Job + "/steps",
        [FarmId, QueueId, JobId, NextToken, MaxResults],
        static () => DeadlineJson.Default.ListStepsRequest,
        static () => DeadlineJson.Default.ListStepsResponse,
        new((request, token) => request with { NextToken = token }, response => response.NextToken));

    public static Operation<GetStepRequest, GetStepResponse> GetStep { get; } = Read(
        "GetStep",
        Job + "/steps/{stepId}",
        [FarmId, QueueId, JobId, Label("stepId", StepId)],
        static () => DeadlineJson.Default.GetStepRequest,
        static () => DeadlineJson.Default.GetStepResponse);

    public static Operation<ListTasksRequest, ListTasksResponse> ListTasks { get; } = Read(
        "ListTasks",
        Job + "/steps/{stepId}/tasks",
        [FarmId, QueueId, JobId, Label("stepId", StepId), NextToken, MaxResults],
        static () => DeadlineJson.Default.ListTasksRequest,
        static () => DeadlineJson.Default.ListTasksResponse,
        new((request, token) => request with { NextToken = token }, response => response.NextToken));

    public static Operation<GetTaskRequest, TaskSummary> GetTask { get; } = Read(
        "GetTask",
        Job + "/steps/{stepId}/tasks/{taskId}",
        [FarmId, QueueId, JobId, Label("stepId", StepId), Label("taskId", TaskId)],
        static () => DeadlineJson.Default.GetTaskRequest,
        static () => DeadlineJson.Default.TaskSummary);

    public static Operation<ListFleetsRequest, ListFleetsResponse> ListFleets { get; } = Read(
        "ListFleets",
        "/{farmId}/fleets",
        [FarmId, PrincipalId, Query("displayName", Shape.Text(1, 100)), Query("status", FleetStatus), NextToken, MaxResults],
        static () => DeadlineJson.Default.ListFleetsRequest,
        static () => DeadlineJson.Default.ListFleetsResponse,
        new((request, token) => request with { NextToken = token }, response => response.NextToken));

    public static Operation<ListWorkersRequest, ListWorkersResponse> ListWorkers { get; } = Read(
        "ListWorkers",
        "/{farmId}/fleets/{fleetId}/workers",
        [FarmId, FleetId, NextToken, MaxResults],
        static () => DeadlineJson.Default.ListWorkersRequest,
        static () => DeadlineJson.Default.ListWorkersResponse,
        new((request, token) => request with { NextToken = token }, response => response.NextToken));

    public static Operation<GetWorkerRequest, WorkerSummary> GetWorker { get; } = Read(
        "GetWorker",
        "/{farmId}/fleets/{fleetId}/workers/{workerId}",
        [FarmId, FleetId, WorkerId],
        static () => DeadlineJson.Default.GetWorkerRequest,
        static () => DeadlineJson.Default.WorkerSummary);

    public static Operation<ListSessionsForWorkerRequest, ListSessionsForWorkerResponse> ListSessionsForWorker { get; } = Read(
        "ListSessionsForWorker",
        "/{farmId}/fleets/{fleetId}/workers/{workerId}/sessions",
        [FarmId, FleetId, WorkerId, NextToken, MaxResults],
        static () => DeadlineJson.Default.ListSessionsForWorkerRequest,
        static () => DeadlineJson.Default.ListSessionsForWorkerResponse,
        new((request, token) => request with { NextToken = token }, response => response.NextToken));

    public static Operation<ListSessionsRequest, ListSessionsResponse> ListSessions { get; } = Read(
        "ListSessions",
        Job + "/sessions",
        [FarmId, QueueId, JobId, NextToken, MaxResults],
        static () => DeadlineJson.Default.ListSessionsRequest,
        static () => DeadlineJson.Default.ListSessionsResponse,
        new((request, token) => request with { NextToken = token }, response => response.NextToken));

    public static Operation<GetSessionRequest, GetSessionResponse> GetSession { get; } = Read(
        "GetSession",
        Job + "/sessions/{sessionId}",
        [FarmId, QueueId, JobId, Label("sessionId", SessionId)],
        static () => DeadlineJson.Default.GetSessionRequest,
        static () => DeadlineJson.Default.GetSessionResponse);

    public static Operation<ListSessionActionsRequest, ListSessionActionsResponse> ListSessionActions { get; } = Read(
        "ListSessionActions",
        Job + "/session-actions",
        [FarmId, QueueId, JobId, Query("sessionId", SessionId), Query("taskId", TaskId), NextToken, MaxResults],
        static () => DeadlineJson.Default.ListSessionActionsRequest,
        static () => DeadlineJson.Default.ListSessionActionsResponse,
        new((request, token) => request with { NextToken = token }, response => response.NextToken));

    public static Operation<GetSessionActionRequest, GetSessionActionResponse> GetSessionAction { get; } = Read(
        "GetSessionAction",
        Job + "/session-actions/{sessionActionId}",
        [FarmId, QueueId, JobId, Label("sessionActionId", SessionActionId)],
        static () => DeadlineJson.Default.GetSessionActionRequest,
        static () => DeadlineJson.Default.GetSessionActionResponse);

    /// <summary>The idempotency token makes it repeatable.</summary>
    public static Operation<UpdateSessionRequest, UpdateSessionResponse> UpdateSession { get; } = new()
    {
        Service = DeadlineService.Description,
        Name = "UpdateSession",
        Method = "PATCH",
        Uri = DeadlineService.Root + Job + "/sessions/{sessionId}",
        HostPrefix = DeadlineService.HostPrefix,
        Repeatable = true,
        Input = [ClientToken, TargetLifecycleStatus, FarmId, QueueId, JobId, Label("sessionId", SessionId)],
        Errors = DeadlineService.ChangeErrors,
        RequestType = static () => DeadlineJson.Default.UpdateSessionRequest,
        ResponseType = static () => DeadlineJson.Default.UpdateSessionResponse,
    };

    public static Operation<BatchGetSessionActionRequest, BatchGetSessionActionResponse> BatchGetSessionAction { get; } = ReadBatch(
        "BatchGetSessionAction",
        "/2023-10-12/batch-get-session-action",
        Required("sessionActionId", SessionActionId),
        static () => DeadlineJson.Default.BatchGetSessionActionRequest,
        static () => DeadlineJson.Default.BatchGetSessionActionResponse);

    public static Operation<BatchGetSessionRequest, BatchGetSessionResponse> BatchGetSession { get; } = ReadBatch(
        "BatchGetSession",
        "/2023-10-12/batch-get-session",
        Required("sessionId", SessionId),
        static () => DeadlineJson.Default.BatchGetSessionRequest,
        static () => DeadlineJson.Default.BatchGetSessionResponse);

    public static Operation<BatchGetStepRequest, BatchGetStepResponse> BatchGetStep { get; } = ReadBatch(
        "BatchGetStep",
        "/2023-10-12/batch-get-step",
        Required("stepId", StepId),
        static () => DeadlineJson.Default.BatchGetStepRequest,
        static () => DeadlineJson.Default.BatchGetStepResponse);

    /// <summary>Every operation above.</summary>
    public static IReadOnlyList<Operation> All { get; } =
    [
        ListFarms,
        GetFarm,
        ListQueues,
        GetQueue,
        ListJobs,
        GetJob,
        ListSteps,
        GetStep,
        ListTasks,
        GetTask,
        ListFleets,
        ListWorkers,
        GetWorker,
        ListSessionsForWorker,
        ListSessions,
        GetSession,
        ListSessionActions,
        GetSessionAction,
        UpdateSession,
        BatchGetSessionAction,
        BatchGetSession,
        BatchGetStep,
    ];

    private static Operation<TRequest, TResponse> Read<TRequest, TResponse>(
        string name,
        string path,
        IReadOnlyList<Member> input,
        Func<JsonTypeInfo<TRequest>> requestType,
        Func<JsonTypeInfo<TResponse>> responseType,
        Paging<TRequest, TResponse>? paging = null)
        where TRequest : class
        where TResponse : class => new()
        {
            Service = DeadlineService.Description,
            Name = name,
            Method = "GET",
            Uri = DeadlineService.Root + path,
            HostPrefix = DeadlineService.HostPrefix,
            Repeatable = true,
            Input = input,
            Errors = path.Length == 0 ? DeadlineService.CommonErrors : DeadlineService.Errors,
            RequestType = requestType,
            ResponseType = responseType,
            Paging = paging,
        };

    /// <summary>At most 100 items of one kind by their ids; what cannot be given is named in the answer's errors.</summary>
    private static Operation<TRequest, TResponse> ReadBatch<TRequest, TResponse>(
        string name,
        string uri,
        Member id,
        Func<JsonTypeInfo<TRequest>> requestType,
        Func<JsonTypeInfo<TResponse>> responseType)
        where TRequest : class
        where TResponse : class => new()
        {
            Service = DeadlineService.Description,
            Name = name,
            Method = "POST",
            Uri = uri,
            HostPrefix = DeadlineService.HostPrefix,
            Repeatable = true,
            Input = [Identifiers(id)],
            Errors = DeadlineService.CommonErrors,
            RequestType = requestType,
            ResponseType = responseType,
        };
}

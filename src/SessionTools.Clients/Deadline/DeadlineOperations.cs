using System.Collections.Generic;
using SessionTools.Clients.Aws;
using static SessionTools.Clients.Deadline.DeadlineShapes;

namespace SessionTools.Clients.Deadline;

/// <summary>Deadline Cloud's operations.</summary>
public static class DeadlineOperations
{
    public static Operation<ListFarmsRequest, ListFarmsResponse> ListFarms { get; } = new()
    {
        Service = DeadlineService.Description,
        Name = "ListFarms",
        Method = "GET",
        Uri = DeadlineService.Root,
        HostPrefix = DeadlineService.HostPrefix,
        Repeatable = true,
        Input = [NextToken, PrincipalId, MaxResults],
        Errors = DeadlineService.ListErrors,
        RequestType = static () => DeadlineJson.Default.ListFarmsRequest,
        ResponseType = static () => DeadlineJson.Default.ListFarmsResponse,
        Paging = new((request, token) => request with { NextToken = token }, response => response.NextToken),
    };

    public static Operation<ListQueuesRequest, ListQueuesResponse> ListQueues { get; } = new()
    {
        Service = DeadlineService.Description,
        Name = "ListQueues",
        Method = "GET",
        Uri = DeadlineService.Root + "/{farmId}/queues",
        HostPrefix = DeadlineService.HostPrefix,
        Repeatable = true,
        Input = [FarmId, PrincipalId, Query("status", Shape.Enum("IDLE", "SCHEDULING", "SCHEDULING_BLOCKED")), NextToken, MaxResults],
        Errors = DeadlineService.Errors,
        RequestType = static () => DeadlineJson.Default.ListQueuesRequest,
        ResponseType = static () => DeadlineJson.Default.ListQueuesResponse,
        Paging = new((request, token) => request with { NextToken = token }, response => response.NextToken),
    };

    public static Operation<ListJobsRequest, ListJobsResponse> ListJobs { get; } = new()
    {
        Service = DeadlineService.Description,
        Name = "ListJobs",
        Method = "GET",
        Uri = DeadlineService.Root + "/{farmId}/queues/{queueId}/jobs",
        HostPrefix = DeadlineService.HostPrefix,
        Repeatable = true,
        Input = [FarmId, PrincipalId, QueueId, NextToken, MaxResults],
        Errors = DeadlineService.Errors,
        RequestType = static () => DeadlineJson.Default.ListJobsRequest,
        ResponseType = static () => DeadlineJson.Default.ListJobsResponse,
        Paging = new((request, token) => request with { NextToken = token }, response => response.NextToken),
    };

    public static Operation<ListSessionActionsRequest, ListSessionActionsResponse> ListSessionActions { get; } = new()
    {
        Service = DeadlineService.Description,
        Name = "ListSessionActions",
        Method = "GET",
        Uri = DeadlineService.Root + "/{farmId}/queues/{queueId}/jobs/{jobId}/session-actions",
        HostPrefix = DeadlineService.HostPrefix,
        Repeatable = true,
        Input = [FarmId, QueueId, JobId, Query("sessionId", SessionId), Query("taskId", TaskId), NextToken, MaxResults],
        Errors = DeadlineService.Errors,
        RequestType = static () => DeadlineJson.Default.ListSessionActionsRequest,
        ResponseType = static () => DeadlineJson.Default.ListSessionActionsResponse,
        Paging = new((request, token) => request with { NextToken = token }, response => response.NextToken),
    };

    public static Operation<GetSessionActionRequest, GetSessionActionResponse> GetSessionAction { get; } = new()
    {
        Service = DeadlineService.Description,
        Name = "GetSessionAction",
        Method = "GET",
        Uri = DeadlineService.Root + "/{farmId}/queues/{queueId}/jobs/{jobId}/session-actions/{sessionActionId}",
        HostPrefix = DeadlineService.HostPrefix,
        Repeatable = true,
        Input = [FarmId, QueueId, JobId, Label("sessionActionId", SessionActionId)],
        Errors = DeadlineService.Errors,
        RequestType = static () => DeadlineJson.Default.GetSessionActionRequest,
        ResponseType = static () => DeadlineJson.Default.GetSessionActionResponse,
    };

    /// <summary>Every operation above.</summary>
    public static IReadOnlyList<Operation> All { get; } = [ListFarms, ListQueues, ListJobs, ListSessionActions, GetSessionAction];
}

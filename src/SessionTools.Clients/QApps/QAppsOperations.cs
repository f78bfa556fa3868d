using System.Collections.Generic;
using SessionTools.Clients.Aws;
using static SessionTools.Clients.QApps.QAppsShapes;

namespace SessionTools.Clients.QApps;

/// <summary>The operations of Q Apps that concern apps and their sessions.</summary>
public static class QAppsOperations
{
    public static Operation<StartQAppSessionRequest, StartQAppSessionResponse> StartQAppSession { get; } = new()
    {
        Service = QAppsService.Description,
        Name = "StartQAppSession",
        Method = "POST",
        Uri = "/runtime.startQAppSession",
        Input =
        [
            InstanceId,
            Required("appId", Id),
            Required("appVersion", Version),
            new("initialValues", CardValues),
            new("sessionId", Shape.Text()),
            new("tags", Tags),
        ],
        Errors = QAppsService.SessionErrors,
        RequestType = static () => QAppsJson.Default.StartQAppSessionRequest,
        ResponseType = static () => QAppsJson.Default.StartQAppSessionResponse,
    };

    public static Operation<GetQAppSessionRequest, GetQAppSessionResponse> GetQAppSession { get; } = new()
    {
        Service = QAppsService.Description,
        Name = "GetQAppSession",
        Method = "GET",
        Uri = "/runtime.getQAppSession",
        Repeatable = true,
        Input = [InstanceId, SessionIdInQuery],
        Errors = QAppsService.SessionErrors,
        RequestType = static () => QAppsJson.Default.GetQAppSessionRequest,
        ResponseType = static () => QAppsJson.Default.GetQAppSessionResponse,
    };

    public static Operation<UpdateQAppSessionRequest, UpdateQAppSessionResponse> UpdateQAppSession { get; } = new()
    {
        Service = QAppsService.Description,
        Name = "UpdateQAppSession",
        Method = "POST",
        Uri = "/runtime.updateQAppSession",
        Input = [InstanceId, SessionIdInBody, new("values", CardValues)],
        Errors = QAppsService.SessionErrors,
        RequestType = static () => QAppsJson.Default.UpdateQAppSessionRequest,
        ResponseType = static () => QAppsJson.Default.UpdateQAppSessionResponse,
    };

    public static Operation<StopQAppSessionRequest, StopQAppSessionResponse> StopQAppSession { get; } = new()
    {
        Service = QAppsService.Description,
        Name = "StopQAppSession",
        Method = "POST",
        Uri = "/runtime.deleteMiniAppRun",
        Input = [InstanceId, SessionIdInBody],
        Errors = QAppsService.SessionErrors,
        RequestType = static () => QAppsJson.Default.StopQAppSessionRequest,
        ResponseType = static () => QAppsJson.Default.StopQAppSessionResponse,
    };

    public static Operation<GetQAppSessionMetadataRequest, GetQAppSessionMetadataResponse> GetQAppSessionMetadata { get; } = new()
    {
        Service = QAppsService.Description,
        Name = "GetQAppSessionMetadata",
        Method = "GET",
        Uri = "/runtime.getQAppSessionMetadata",
        Repeatable = true,
        Input = [InstanceId, SessionIdInQuery],
        Errors = QAppsService.SessionErrors,
        RequestType = static () => QAppsJson.Default.GetQAppSessionMetadataRequest,
        ResponseType = static () => QAppsJson.Default.GetQAppSessionMetadataResponse,
    };

    public static Operation<UpdateQAppSessionMetadataRequest, UpdateQAppSessionMetadataResponse> UpdateQAppSessionMetadata { get; } = new()
    {
        Service = QAppsService.Description,
        Name = "UpdateQAppSessionMetadata",
        Method = "POST",
        Uri = "/runtime.updateQAppSessionMetadata",
        Input =
        [
            InstanceId,
            SessionIdInBody,
            new("sessionName", SessionName),
            Required("sharingConfiguration", SharingConfiguration),
        ],
        Errors = QAppsService.SessionErrors,
        RequestType = static () => QAppsJson.Default.UpdateQAppSessionMetadataRequest,
        ResponseType = static () => QAppsJson.Default.UpdateQAppSessionMetadataResponse,
    };

    public static Operation<ListQAppSessionDataRequest, ListQAppSessionDataResponse> ListQAppSessionData { get; } = new()
    {
        Service = QAppsService.Description,
        Name = "ListQAppSessionData",
        Method = "GET",
        Uri = "/runtime.listQAppSessionData",
        Repeatable = true,
        Input = [InstanceId, SessionIdInQuery],
        Errors = QAppsService.SessionErrors,
        RequestType = static () => QAppsJson.Default.ListQAppSessionDataRequest,
        ResponseType = static () => QAppsJson.Default.ListQAppSessionDataResponse,
    };

    public static Operation<ExportQAppSessionDataRequest, ExportQAppSessionDataResponse> ExportQAppSessionData { get; } = new()
    {
        Service = QAppsService.Description,
        Name = "ExportQAppSessionData",
        Method = "POST",
        Uri = "/runtime.exportQAppSessionData",
        Input = [InstanceId, SessionIdInBody],
        Errors = QAppsService.ExportErrors,
        RequestType = static () => QAppsJson.Default.ExportQAppSessionDataRequest,
        ResponseType = static () => QAppsJson.Default.ExportQAppSessionDataResponse,
    };

    public static Operation<ListQAppsRequest, ListQAppsResponse> ListQApps { get; } = new()
    {
        Service = QAppsService.Description,
        Name = "ListQApps",
        Method = "GET",
        Uri = "/apps.list",
        Repeatable = true,
        Input =
        [
            InstanceId,
            new("limit", Shape.Integer(1, 100), MemberLocation.Query),
            new("nextToken", Shape.Text(max: 300), MemberLocation.Query),
        ],
        Errors = QAppsService.ListErrors,
        RequestType = static () => QAppsJson.Default.ListQAppsRequest,
        ResponseType = static () => QAppsJson.Default.ListQAppsResponse,
        Paging = new((request, token) => request with { NextToken = token }, response => response.NextToken),
    };

    public static Operation<GetQAppRequest, GetQAppResponse> GetQApp { get; } = new()
    {
        Service = QAppsService.Description,
        Name = "GetQApp",
        Method = "GET",
        Uri = "/apps.get",
        Repeatable = true,
        Input =
        [
            InstanceId,
            new("appId", Id, MemberLocation.Query) { Required = true },
            new("appVersion", Version, MemberLocation.Query),
        ],
        Errors = QAppsService.AppErrors,
        RequestType = static () => QAppsJson.Default.GetQAppRequest,
        ResponseType = static () => QAppsJson.Default.GetQAppResponse,
    };

    /// <summary>Every operation above.</summary>
    public static IReadOnlyList<Operation> All { get; } =
    [
        StartQAppSession,
        GetQAppSession,
        UpdateQAppSession,
        StopQAppSession,
        GetQAppSessionMetadata,
        UpdateQAppSessionMetadata,
        ListQAppSessionData,
        ExportQAppSessionData,
        ListQApps,
        GetQApp,
    ];
}

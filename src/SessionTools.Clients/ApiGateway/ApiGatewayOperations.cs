using System.Collections.Generic;
using SessionTools.Clients.Aws;
using static SessionTools.Clients.ApiGateway.ApiGatewayShapes;

namespace SessionTools.Clients.ApiGateway;

/// <summary>
/// API Gateway's operations. The model declares none of them paged, read-only or idempotent; the lists do page, and only
/// what reads is repeated, or was throttled.
/// </summary>
public static class ApiGatewayOperations
{
    public static Operation<GetApisRequest, GetApisResponse> GetApis { get; } = new()
    {
        Service = ApiGatewayService.Description,
        Name = "GetApis",
        Method = "GET",
        Uri = ApiGatewayService.Apis,
        Repeatable = true,
        Input = [MaxResults, NextToken],
        Errors = ApiGatewayService.ListErrors,
        RequestType = static () => ApiGatewayJson.Default.GetApisRequest,
        ResponseType = static () => ApiGatewayJson.Default.GetApisResponse,
        Paging = new((request, token) => request with { NextToken = token }, response => response.NextToken),
    };

    public static Operation<GetIntegrationsRequest, GetIntegrationsResponse> GetIntegrations { get; } = new()
    {
        Service = ApiGatewayService.Description,
        Name = "GetIntegrations",
        Method = "GET",
        Uri = ApiGatewayService.Integrations,
        Repeatable = true,
        Input = [ApiId, MaxResults, NextToken],
        Errors = ApiGatewayService.ListErrors,
        RequestType = static () => ApiGatewayJson.Default.GetIntegrationsRequest,
        ResponseType = static () => ApiGatewayJson.Default.GetIntegrationsResponse,
        Paging = new((request, token) => request with { NextToken = token }, response => response.NextToken),
    };

    public static Operation<GetRoutesRequest, GetRoutesResponse> GetRoutes { get; } = new()
    {
        Service = ApiGatewayService.Description,
        Name = "GetRoutes",
        Method = "GET",
        Uri = ApiGatewayService.Routes,
        Repeatable = true,
        Input = [ApiId, MaxResults, NextToken],
        Errors = ApiGatewayService.ListErrors,
        RequestType = static () => ApiGatewayJson.Default.GetRoutesRequest,
        ResponseType = static () => ApiGatewayJson.Default.GetRoutesResponse,
        Paging = new((request, token) => request with { NextToken = token }, response => response.NextToken),
    };

    public static Operation<GetRouteResponsesRequest, GetRouteResponsesResponse> GetRouteResponses { get; } = new()
    {
        Service = ApiGatewayService.Description,
        Name = "GetRouteResponses",
        Method = "GET",
        Uri = ApiGatewayService.Routes + "/{RouteId}/routeresponses",
        Repeatable = true,
        Input = [ApiId, RouteId, MaxResults, NextToken],
        Errors = ApiGatewayService.ListErrors,
        RequestType = static () => ApiGatewayJson.Default.GetRouteResponsesRequest,
        ResponseType = static () => ApiGatewayJson.Default.GetRouteResponsesResponse,
        Paging = new((request, token) => request with { NextToken = token }, response => response.NextToken),
    };

    public static Operation<GetIntegrationResponsesRequest, GetIntegrationResponsesResponse> GetIntegrationResponses { get; } = new()
    {
        Service = ApiGatewayService.Description,
        Name = "GetIntegrationResponses",
        Method = "GET",
        Uri = ApiGatewayService.IntegrationResponses,
        Repeatable = true,
        Input = [ApiId, IntegrationId, MaxResults, NextToken],
        Errors = ApiGatewayService.ListErrors,
        RequestType = static () => ApiGatewayJson.Default.GetIntegrationResponsesRequest,
        ResponseType = static () => ApiGatewayJson.Default.GetIntegrationResponsesResponse,
        Paging = new((request, token) => request with { NextToken = token }, response => response.NextToken),
    };

    public static Operation<GetIntegrationResponseRequest, IntegrationResponseState> GetIntegrationResponse { get; } = new()
    {
        Service = ApiGatewayService.Description,
        Name = "GetIntegrationResponse",
        Method = "GET",
        Uri = ApiGatewayService.IntegrationResponse,
        Repeatable = true,
        Input = [ApiId, IntegrationId, IntegrationResponseId],
        Errors = ApiGatewayService.SingleErrors,
        RequestType = static () => ApiGatewayJson.Default.GetIntegrationResponseRequest,
        ResponseType = static () => ApiGatewayJson.Default.IntegrationResponseState,
    };

    public static Operation<CreateIntegrationResponseRequest, IntegrationResponseState> CreateIntegrationResponse { get; } = new()
    {
        Service = ApiGatewayService.Description,
        Name = "CreateIntegrationResponse",
        Method = "POST",
        Uri = ApiGatewayService.IntegrationResponses,
        SuccessStatus = 201,
        RepeatableWhenThrottled = true,
        Input =
        [
            ApiId,
            IntegrationId,
            IntegrationResponseKey with { Required = true },
            ContentHandlingStrategy,
            ResponseParameters,
            ResponseTemplates,
            TemplateSelectionExpression,
        ],
        Errors = ApiGatewayService.ChangeErrors,
        RequestType = static () => ApiGatewayJson.Default.CreateIntegrationResponseRequest,
        ResponseType = static () => ApiGatewayJson.Default.IntegrationResponseState,
    };

    public static Operation<UpdateIntegrationResponseRequest, IntegrationResponseState> UpdateIntegrationResponse { get; } = new()
    {
        Service = ApiGatewayService.Description,
        Name = "UpdateIntegrationResponse",
        Method = "PATCH",
        Uri = ApiGatewayService.IntegrationResponse,
        RepeatableWhenThrottled = true,
        Input =
        [
            ApiId,
            IntegrationId,
            IntegrationResponseId,
            IntegrationResponseKey,
            ContentHandlingStrategy,
            ResponseParameters,
            ResponseTemplates,
            TemplateSelectionExpression,
        ],
        Errors = ApiGatewayService.ChangeErrors,
        RequestType = static () => ApiGatewayJson.Default.UpdateIntegrationResponseRequest,
        ResponseType = static () => ApiGatewayJson.Default.IntegrationResponseState,
    };

    public static Operation<DeleteIntegrationResponseRequest, DeleteIntegrationResponseResponse> DeleteIntegrationResponse { get; } = new()
    {
        Service = ApiGatewayService.Description,
        Name = "DeleteIntegrationResponse",
        Method = "DELETE",
        Uri = ApiGatewayService.IntegrationResponse,
        SuccessStatus = 204,
        RepeatableWhenThrottled = true,
        Input = [ApiId, IntegrationId, IntegrationResponseId],
        Errors = ApiGatewayService.SingleErrors,
        RequestType = static () => ApiGatewayJson.Default.DeleteIntegrationResponseRequest,
        ResponseType = static () => ApiGatewayJson.Default.DeleteIntegrationResponseResponse,
    };

    /// <summary>Every operation above.</summary>
    public static IReadOnlyList<Operation> All { get; } =
    [
        GetApis,
        GetIntegrations,
        GetRoutes,
        GetRouteResponses,
        GetIntegrationResponses,
        GetIntegrationResponse,
        CreateIntegrationResponse,
        UpdateIntegrationResponse,
        DeleteIntegrationResponse,
    ];
}

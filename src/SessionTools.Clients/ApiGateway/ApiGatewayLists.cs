using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Clients.Aws;

namespace SessionTools.Clients.ApiGateway;

/// <summary>Whole lists of API Gateway's resources, whatever number of pages they take.</summary>
internal sealed class ApiGatewayLists(ServiceClient client)
{
    public Task<List<ApiSummary>> ApisAsync(CancellationToken cancellationToken) =>
        ReadAsync(ApiGatewayOperations.GetApis, new GetApisRequest(), page => page.Items, cancellationToken);

    public Task<List<IntegrationSummary>> IntegrationsAsync(string apiId, CancellationToken cancellationToken) =>
        ReadAsync(ApiGatewayOperations.GetIntegrations, new GetIntegrationsRequest { ApiId = apiId }, page => page.Items, cancellationToken);

    public Task<List<RouteSummary>> RoutesAsync(string apiId, CancellationToken cancellationToken) =>
        ReadAsync(ApiGatewayOperations.GetRoutes, new GetRoutesRequest { ApiId = apiId }, page => page.Items, cancellationToken);

    public Task<List<RouteResponseSummary>> RouteResponsesAsync(string apiId, string routeId, CancellationToken cancellationToken)
    {
        GetRouteResponsesRequest request = new() { ApiId = apiId, RouteId = routeId };
        return ReadAsync(ApiGatewayOperations.GetRouteResponses, request, page => page.Items, cancellationToken);
    }

    public Task<List<IntegrationResponseState>> ResponsesAsync(IntegrationScope scope, CancellationToken cancellationToken)
    {
        GetIntegrationResponsesRequest request = new() { ApiId = scope.ApiId, IntegrationId = scope.IntegrationId };
        return ReadAsync(ApiGatewayOperations.GetIntegrationResponses, request, page => page.Items, cancellationToken);
    }

    private async Task<List<TItem>> ReadAsync<TRequest, TResponse, TItem>(
        Operation<TRequest, TResponse> operation,
        TRequest request,
        Func<TResponse, IEnumerable<TItem>> items,
        CancellationToken cancellationToken)
        where TRequest : class
        where TResponse : class
    {
        List<TItem> all = [];
        using PageReader<TRequest, TResponse> pages = client.ReadPages(operation, request, cancellationToken);
        while (await pages.NextAsync().ConfigureAwait(false) is { } page)
        {
            all.AddRange(items(page));
        }

        return all;
    }
}

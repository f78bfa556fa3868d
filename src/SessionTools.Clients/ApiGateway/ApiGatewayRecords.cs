using System.Collections.Generic;

namespace SessionTools.Clients.ApiGateway;

public sealed record GetApisRequest
{
    public string? MaxResults { get; set; }

    public string? NextToken { get; set; }
}

public sealed record GetApisResponse
{
    public IReadOnlyList<ApiSummary> Items { get; set; } = [];

    public string? NextToken { get; set; }
}

public sealed record ApiSummary
{
    public string ApiId { get; set; } = "";

    public string Name { get; set; } = "";

    /// <summary>HTTP or WEBSOCKET.</summary>
    public string ProtocolType { get; set; } = "";

    public string? RouteSelectionExpression { get; set; }

    public string? Description { get; set; }
}

public sealed record GetIntegrationsRequest
{
    public string? ApiId { get; set; }

    public string? MaxResults { get; set; }

    public string? NextToken { get; set; }
}

public sealed record GetIntegrationsResponse
{
    public IReadOnlyList<IntegrationSummary> Items { get; set; } = [];

    public string? NextToken { get; set; }
}

public sealed record IntegrationSummary
{
    public string IntegrationId { get; set; } = "";

    /// <summary>AWS, HTTP, MOCK, HTTP_PROXY or AWS_PROXY.</summary>
    public string? IntegrationType { get; set; }

    public string? IntegrationUri { get; set; }

    public string? IntegrationResponseSelectionExpression { get; set; }

    public string? Description { get; set; }
}

public sealed record GetRoutesRequest
{
    public string? ApiId { get; set; }

    public string? MaxResults { get; set; }

    public string? NextToken { get; set; }
}

public sealed record GetRoutesResponse
{
    public IReadOnlyList<RouteSummary> Items { get; set; } = [];

    public string? NextToken { get; set; }
}

public sealed record RouteSummary
{
    public string RouteId { get; set; } = "";

    public string RouteKey { get; set; } = "";

    public string? RouteResponseSelectionExpression { get; set; }

    /// <summary><c>integrations/{integrationId}</c>, where the route leads anywhere.</summary>
    public string? Target { get; set; }

    public bool LeadsTo(string integrationId) => Target == "integrations/" + integrationId;
}

public sealed record GetRouteResponsesRequest
{
    public string? ApiId { get; set; }

    public string? RouteId { get; set; }

    public string? MaxResults { get; set; }

    public string? NextToken { get; set; }
}

public sealed record GetRouteResponsesResponse
{
    public IReadOnlyList<RouteResponseSummary> Items { get; set; } = [];

    public string? NextToken { get; set; }
}

public sealed record RouteResponseSummary
{
    public string RouteResponseId { get; set; } = "";

    public string RouteResponseKey { get; set; } = "";
}

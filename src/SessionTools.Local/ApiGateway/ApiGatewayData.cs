using System.Collections.Generic;
using System.Text.Json.Serialization;
using SessionTools.Clients.ApiGateway;

namespace SessionTools.Local.ApiGateway;

/// <summary>The APIs of the embedded endpoint: what <c>apigateway.json</c> in its folder holds.</summary>
internal sealed record ApiGatewayData
{
    public List<LocalApi> Apis { get; set; } = [];
}

/// <summary>An API, its integrations and its routes.</summary>
internal sealed record LocalApi
{
    public ApiSummary Api { get; set; } = new();

    public List<LocalIntegration> Integrations { get; set; } = [];

    public List<LocalRoute> Routes { get; set; } = [];
}

/// <summary>An integration and its responses.</summary>
internal sealed record LocalIntegration
{
    public IntegrationSummary Integration { get; set; } = new();

    public List<IntegrationResponseState> Responses { get; set; } = [];
}

/// <summary>A route and its responses.</summary>
internal sealed record LocalRoute
{
    public RouteSummary Route { get; set; } = new();

    public List<RouteResponseSummary> Responses { get; set; } = [];
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    WriteIndented = true)]
[JsonSerializable(typeof(ApiGatewayData))]
internal sealed partial class ApiGatewayDataJson : JsonSerializerContext;

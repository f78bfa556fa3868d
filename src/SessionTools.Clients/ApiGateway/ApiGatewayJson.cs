using System.Text.Json.Serialization;

namespace SessionTools.Clients.ApiGateway;

/// <summary>API Gateway's records as JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(GetApisRequest))]
[JsonSerializable(typeof(GetApisResponse))]
[JsonSerializable(typeof(GetIntegrationsRequest))]
[JsonSerializable(typeof(GetIntegrationsResponse))]
[JsonSerializable(typeof(GetRoutesRequest))]
[JsonSerializable(typeof(GetRoutesResponse))]
[JsonSerializable(typeof(GetRouteResponsesRequest))]
[JsonSerializable(typeof(GetRouteResponsesResponse))]
[JsonSerializable(typeof(GetIntegrationResponsesRequest))]
[JsonSerializable(typeof(GetIntegrationResponsesResponse))]
[JsonSerializable(typeof(GetIntegrationResponseRequest))]
[JsonSerializable(typeof(IntegrationResponseState))]
[JsonSerializable(typeof(CreateIntegrationResponseRequest))]
[JsonSerializable(typeof(UpdateIntegrationResponseRequest))]
[JsonSerializable(typeof(DeleteIntegrationResponseRequest))]
[JsonSerializable(typeof(DeleteIntegrationResponseResponse))]
internal sealed partial class ApiGatewayJson : JsonSerializerContext;

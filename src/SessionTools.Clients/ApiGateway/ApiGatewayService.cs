using System.Collections.Generic;
using SessionTools.Clients.Aws;

namespace SessionTools.Clients.ApiGateway;

/// <summary>Amazon API Gateway V2 (API 2018-11-29, restJson1).</summary>
public static class ApiGatewayService
{
    internal const string Apis = "/v2/apis";
    internal const string Integrations = Apis + "/{ApiId}/integrations";
    internal const string Routes = Apis + "/{ApiId}/routes";
    internal const string IntegrationResponses = Integrations + "/{IntegrationId}/integrationresponses";
    internal const string IntegrationResponse = IntegrationResponses + "/{IntegrationResponseId}";

    public static ServiceDescription Description { get; } = new()
    {
        Name = "API Gateway",
        SdkId = "ApiGatewayV2",
        SigningName = "apigateway",
        EndpointPrefix = "apigateway",
        ApiVersion = "2018-11-29",
    };

    /// <summary>What reading one thing and deleting it can answer.</summary>
    internal static IReadOnlyList<ErrorShape> SingleErrors { get; } =
    [
        new("NotFoundException", ErrorKind.NotFound, 404),
        new("TooManyRequestsException", ErrorKind.Throttling, 429),
    ];

    internal static IReadOnlyList<ErrorShape> ListErrors { get; } =
    [
        new("BadRequestException", ErrorKind.BadRequest, 400),
        .. SingleErrors,
    ];

    internal static IReadOnlyList<ErrorShape> ChangeErrors { get; } =
    [
        .. ListErrors,
        new("ConflictException", ErrorKind.Conflict, 409),
    ];
}

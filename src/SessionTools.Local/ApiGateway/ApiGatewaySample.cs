using System.Collections.Generic;
using System.Linq;
using SessionTools.Clients.ApiGateway;

namespace SessionTools.Local.ApiGateway;

/// <summary>
/// The WebSocket API <c>sample</c> with integrations of several types and their responses, and the API
/// <c>sample-copy</c> with the same routes and no integration responses, to copy to.
/// </summary>
internal static class ApiGatewaySample
{
    private const string TwoWay = "$default";

    /// <returns>Whether anything was missing.</returns>
    public static bool AddTo(ApiGatewayData data)
    {
        List<LocalApi> missing = new[] { Sample(), Copy() }
            .Where(sample => !data.Apis.Exists(api => api.Api.ApiId == sample.Api.ApiId))
            .ToList();
        data.Apis.AddRange(missing);
        return missing.Count > 0;
    }

    private static LocalApi Sample() => new()
    {
        Api = Api("samplews01", "sample"),
        Integrations =
        [
            Integration("mock001", "MOCK", null, PingResponses()),
            Integration("http001", "HTTP", "https://orders.sample.internal/v1", OrderResponses()),
            Integration("lambda1", "AWS", "arn:aws:lambda:us-east-1:123456789012:function:echo", EchoResponses()),
            Integration("proxy01", "AWS_PROXY", "arn:aws:lambda:us-east-1:123456789012:function:default"),
        ],
        Routes =
        [
            Route("route01", "ping", "mock001", TwoWay, "rr00001"),
            Route("route02", "orders", "http001"),
            Route("route03", "echo", "lambda1", TwoWay, "rr00003"),
            Route("route04", "$default", "proxy01"),
        ],
    };

    private static LocalApi Copy() => new()
    {
        Api = Api("samplews02", "sample-copy"),
        Integrations =
        [
            Integration("mock002", "MOCK", null),
            Integration("http002", "HTTP", "https://orders.copy.internal/v1"),
            Integration("lambda2", "AWS", "arn:aws:lambda:us-east-1:123456789012:function:echo-copy"),
        ],
        Routes =
        [
            Route("route11", "ping", "mock002", TwoWay, "rr00011"),
            Route("route12", "orders", "http002"),
            Route("route13", "echo", "lambda2", TwoWay, "rr00013"),
        ],
    };

    private static IntegrationResponseState[] PingResponses() =>
    [
        new()
        {
            IntegrationResponseId = "mockdef",
            IntegrationResponseKey = "$default",
            TemplateSelectionExpression = "\\$default",
            ResponseTemplates = new Dictionary<string, string> { ["$default"] = """{"type":"pong","at":"$context.requestTime"}""" },
        },
        new()
        {
            IntegrationResponseId = "mock2xx",
            IntegrationResponseKey = @"/2\d\d/",
            TemplateSelectionExpression = "${integration.response.header.Content-Type}",
            ResponseTemplates = new Dictionary<string, string>
            {
                ["application/json"] = """{"type":"pong","status":"ok"}""",
                ["text/plain"] = "pong",
            },
            ResponseParameters = new Dictionary<string, string>
            {
                ["method.response.header.X-Request-Id"] = "integration.response.header.X-Request-Id",
                ["method.response.header.X-Source"] = "'mock'",
            },
        },
        new()
        {
            IntegrationResponseId = "mock4xx",
            IntegrationResponseKey = @"/4\d\d/",
            ResponseTemplates = new Dictionary<string, string> { ["application/json"] = """{"type":"error","retry":false}""" },
        },
    ];

    private static IntegrationResponseState[] OrderResponses() =>
    [
        new()
        {
            IntegrationResponseId = "httpdef",
            IntegrationResponseKey = "$default",
            ContentHandlingStrategy = "CONVERT_TO_TEXT",
        },
        new()
        {
            IntegrationResponseId = "http5xx",
            IntegrationResponseKey = @"/5\d\d/",
            ResponseTemplates = new Dictionary<string, string> { ["application/json"] = """{"type":"error","retry":true}""" },
            ResponseParameters = new Dictionary<string, string>
            {
                ["method.response.header.Retry-After"] = "integration.response.header.Retry-After",
            },
        },
    ];

    private static IntegrationResponseState[] EchoResponses() =>
    [
        new()
        {
            IntegrationResponseId = "lambdef",
            IntegrationResponseKey = "$default",
            ContentHandlingStrategy = "CONVERT_TO_BINARY",
            ResponseTemplates = new Dictionary<string, string> { ["application/json"] = "$input.path('$.body')" },
        },
    ];

    private static ApiSummary Api(string id, string name) => new()
    {
        ApiId = id,
        Name = name,
        ProtocolType = "WEBSOCKET",
        RouteSelectionExpression = "$request.body.action",
    };

    private static LocalIntegration Integration(string id, string type, string? uri, params IntegrationResponseState[] responses) => new()
    {
        Integration = new IntegrationSummary
        {
            IntegrationId = id,
            IntegrationType = type,
            IntegrationUri = uri,
            IntegrationResponseSelectionExpression = responses.Length > 0 ? "${integration.response.statuscode}" : null,
        },
        Responses = [.. responses],
    };

    private static LocalRoute Route(string id, string key, string integrationId, string? selection = null, params string[] responseIds) => new()
    {
        Route = new RouteSummary
        {
            RouteId = id,
            RouteKey = key,
            Target = "integrations/" + integrationId,
            RouteResponseSelectionExpression = selection,
        },
        Responses = responseIds.Select(response => new RouteResponseSummary { RouteResponseId = response, RouteResponseKey = "$default" }).ToList(),
    };
}

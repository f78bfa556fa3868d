using SessionTools.Clients.Aws;

namespace SessionTools.Clients.ApiGateway;

/// <summary>The shapes that API Gateway's requests have in common. The model puts no constraint on any of them.</summary>
internal static class ApiGatewayShapes
{
    public static Member ApiId { get; } = Label("apiId", "ApiId");

    public static Member IntegrationId { get; } = Label("integrationId", "IntegrationId");

    public static Member IntegrationResponseId { get; } = Label("integrationResponseId", "IntegrationResponseId");

    public static Member RouteId { get; } = Label("routeId", "RouteId");

    public static Member IntegrationResponseKey { get; } = new("integrationResponseKey", Shape.Text());

    public static Member ContentHandlingStrategy { get; } =
        new("contentHandlingStrategy", Shape.Enum("CONVERT_TO_BINARY", "CONVERT_TO_TEXT"));

    public static Member ResponseParameters { get; } = new("responseParameters", Shape.Map(Shape.Text()));

    public static Member ResponseTemplates { get; } = new("responseTemplates", Shape.Map(Shape.Text()));

    public static Member TemplateSelectionExpression { get; } = new("templateSelectionExpression", Shape.Text());

    /// <summary>A number on the wire, a string in the model.</summary>
    public static Member MaxResults { get; } = new("maxResults", Shape.Text(), MemberLocation.Query);

    public static Member NextToken { get; } = new("nextToken", Shape.Text(), MemberLocation.Query);

    private static Member Label(string name, string wireName) =>
        new(name, Shape.Text(), MemberLocation.Label) { WireName = wireName, Required = true };
}

using System.Collections.Generic;
using SessionTools.Clients.ApiGateway;

namespace SessionTools.ApiGateway;

/// <summary>An integration response as a document or an object describes it, and whose connection it is meant for.</summary>
internal sealed record DescribedResponse
{
    public required Connection Connection { get; init; }

    public required string? ApiId { get; init; }

    public required string? IntegrationId { get; init; }

    /// <summary>The routes of the integration that was described, as far as they are known.</summary>
    public IReadOnlyList<string> RouteKeys { get; init; } = [];

    public required DesiredIntegrationResponse Desired { get; init; }
}

using System.Linq;

namespace SessionTools.ApiGateway;

/// <summary>The integration response, or integration, that an error is about. It can be piped to try again.</summary>
public sealed class IntegrationResponseTarget
{
    internal IntegrationResponseTarget(Connection? connection, string? apiId, string? integrationId, string? id, string? key)
    {
        Connection = connection;
        ApiId = apiId;
        IntegrationId = integrationId;
        IntegrationResponseId = id;
        IntegrationResponseKey = key;
    }

    /// <summary>The -Connection that the failed command was given, or null.</summary>
    public Connection? Connection { get; }

    public string? ApiId { get; }

    public string? IntegrationId { get; }

    public string? IntegrationResponseId { get; }

    public string? IntegrationResponseKey { get; }

    public override string ToString() =>
        string.Join('/', new[] { ApiId, IntegrationId, IntegrationResponseId ?? IntegrationResponseKey }.Where(part => !string.IsNullOrEmpty(part)));
}

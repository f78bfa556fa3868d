using System;
using System.Net;
using System.Net.Http;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Clients.Common;

namespace SessionTools.Clients.Credentials;

/// <summary>Keys and region of an EC2 instance (IMDSv2). Elsewhere nobody answers, for which a second is enough to wait.</summary>
internal static class InstanceMetadata
{
    private const string EndpointVariable = "AWS_EC2_METADATA_SERVICE_ENDPOINT";
    private const string Role = "latest/meta-data/iam/security-credentials/";
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(1);
    private static readonly Uri s_endpoint = new("http://169.254.169.254/");

    /// <returns>Null on no instance, or one without a role.</returns>
    public static async Task<Keys?> GetAsync(CredentialContext context, CancellationToken cancellationToken)
    {
        if (await TokenAsync(context, cancellationToken).ConfigureAwait(false) is not { } token)
        {
            return null;
        }

        string? role = await ReadAsync(Role, token, context, cancellationToken).ConfigureAwait(false);
        string? json = string.IsNullOrWhiteSpace(role) ? null : await ReadAsync(Role + role.Trim().Split('\n')[0], token, context, cancellationToken).ConfigureAwait(false);
        try
        {
            return json is null ? null : SessionJson.Read(json);
        }
        catch (Exception exception) when (exception is JsonException or FormatException)
        {
            throw new ConnectionException(ConnectionProblem.MissingCredentials, $"The instance's metadata gives no keys: {exception.Message}.", exception);
        }
    }

    /// <returns>Null on no instance.</returns>
    public static async Task<string?> RegionAsync(CredentialContext context, CancellationToken cancellationToken) =>
        await TokenAsync(context, cancellationToken).ConfigureAwait(false) is { } token
            ? await ReadAsync("latest/meta-data/placement/region", token, context, cancellationToken).ConfigureAwait(false)
            : null;

    private static async Task<string?> TokenAsync(CredentialContext context, CancellationToken cancellationToken)
    {
        if (string.Equals(ConfigFiles.Variable("AWS_EC2_METADATA_DISABLED"), "true", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        using HttpRequestMessage request = new(HttpMethod.Put, Url("latest/api/token"));
        request.Headers.Add("X-aws-ec2-metadata-token-ttl-seconds", "21600");
        return await SendAsync(request, context, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<string?> ReadAsync(string path, string token, CredentialContext context, CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, Url(path));
        request.Headers.Add("X-aws-ec2-metadata-token", token);
        return await SendAsync(request, context, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<string?> SendAsync(HttpRequestMessage request, CredentialContext context, CancellationToken cancellationToken)
    {
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(s_limit);
        try
        {
            using HttpResponseMessage response = await context.Http.SendDirectAsync(request, limit.Token).ConfigureAwait(false);
            return response.StatusCode == HttpStatusCode.OK ? await response.Content.ReadAsStringAsync(limit.Token).ConfigureAwait(false) : null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    private static Uri Url(string path) =>
        new(ConfigFiles.Variable(EndpointVariable) is { } named ? new Uri(EndpointSettings.Parse(named, EndpointVariable).AbsoluteUri.TrimEnd('/') + "/") : s_endpoint, path);
}

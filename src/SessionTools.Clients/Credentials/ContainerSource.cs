using System;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Clients.Common;

namespace SessionTools.Clients.Credentials;

/// <summary>Keys of a container's role (Amazon ECS, EKS Pod Identity).</summary>
internal static class ContainerSource
{
    private const string FullUri = "AWS_CONTAINER_CREDENTIALS_FULL_URI";
    private static readonly Uri s_ecs = new("http://169.254.170.2");
    private static readonly IPAddress[] s_hosts = [IPAddress.Parse("169.254.170.2"), IPAddress.Parse("169.254.170.23"), IPAddress.Parse("fd00:ec2::23")];

    /// <returns>Null outside of a container.</returns>
    /// <exception cref="ConnectionException">The container's endpoint gives no keys.</exception>
    public static async Task<Keys?> GetAsync(CredentialContext context, CancellationToken cancellationToken)
    {
        Uri? url = ConfigFiles.Variable("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI") is { } relative
            ? new Uri(s_ecs, relative)
            : ConfigFiles.Variable(FullUri) is { } full ? Checked(EndpointSettings.Parse(full, FullUri)) : null;
        if (url is null)
        {
            return null;
        }

        try
        {
            using HttpRequestMessage request = new(HttpMethod.Get, url);
            if (await AuthorizationAsync(cancellationToken).ConfigureAwait(false) is { } authorization)
            {
                request.Headers.TryAddWithoutValidation("Authorization", authorization);
            }

            using HttpResponseMessage response = await context.Http.SendDirectAsync(request, cancellationToken).ConfigureAwait(false);
            response.EnsureSuccessStatusCode();
            return SessionJson.Read(await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false));
        }
        catch (Exception exception) when (exception is HttpRequestException or TimeoutException or JsonException or FormatException or IOException or UnauthorizedAccessException)
        {
            throw new ConnectionException(ConnectionProblem.MissingCredentials, $"The container's credentials endpoint {url} gives no keys: {exception.Message}", exception);
        }
    }

    /// <summary>Keys are not fetched unencrypted from just anywhere.</summary>
    private static Uri Checked(Uri url) =>
        url.Scheme == Uri.UriSchemeHttps || url.IsLoopback || (IPAddress.TryParse(url.Host.Trim('[', ']'), out IPAddress? address) && Array.IndexOf(s_hosts, address) >= 0)
            ? url
            : throw new ConnectionException(ConnectionProblem.InvalidEndpoint, $"{FullUri} is neither https, this machine nor a container's endpoint: '{url}'.");

    private static async Task<string?> AuthorizationAsync(CancellationToken cancellationToken) =>
        ConfigFiles.Variable("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE") is { } file
            ? (await File.ReadAllTextAsync(file, cancellationToken).ConfigureAwait(false)).Trim()
            : ConfigFiles.Variable("AWS_CONTAINER_AUTHORIZATION_TOKEN");
}

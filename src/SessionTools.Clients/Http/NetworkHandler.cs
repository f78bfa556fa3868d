using System;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using System.Threading.Tasks;

namespace SessionTools.Clients.Http;

/// <summary>Makes the handler that opens a connection's sockets.</summary>
internal static class NetworkHandler
{
    /// <summary>So long the first address that a name had is kept in use: endpoints move.</summary>
    private static readonly TimeSpan s_longestLife = TimeSpan.FromMinutes(5);

    /// <exception cref="ConnectionException">The certificate authorities cannot be read.</exception>
    public static HttpMessageHandler Create(NetworkSettings network)
    {
        SocketsHttpHandler handler = new()
        {
            ConnectTimeout = network.ConnectTimeout,
            PooledConnectionLifetime = s_longestLife,
            AllowAutoRedirect = false,
            UseCookies = false,
            Proxy = network.Proxy is { } named ? new NamedProxy(named) : EnvironmentProxy.Instance,
        };
        if (network.CertificateAuthorities is { } file)
        {
            handler.SslOptions.CertificateChainPolicy = Trust(file);
        }

        return new UnreachableHandler(handler, network.ConnectTimeout);
    }

    private static X509ChainPolicy Trust(string file)
    {
        X509ChainPolicy policy = new() { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        try
        {
            policy.CustomTrustStore.ImportFromPemFile(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw Unreadable(file, exception);
        }

        return policy.CustomTrustStore.Count > 0 ? policy : throw Unreadable(file, null);
    }

    private static ConnectionException Unreadable(string file, Exception? inner) => new(
        ConnectionProblem.InvalidNetworkSettings,
        $"AWS_CA_BUNDLE names '{file}', which holds no certificates in PEM form{(inner is null ? "" : ": " + inner.Message)}",
        inner);

    /// <summary>
    /// .NET reports a connection that was not made in time like an answer that did not come in time. Nothing was sent, and
    /// whoever decides whether to send it again must know that. TLS belongs to the making of the connection.
    /// </summary>
    private sealed class UnreachableHandler(HttpMessageHandler inner, TimeSpan limit) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            try
            {
                return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException exception) when (IsLate(exception, cancellationToken))
            {
                throw Unreachable(exception);
            }
        }

        protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            try
            {
                return base.Send(request, cancellationToken);
            }
            catch (OperationCanceledException exception) when (IsLate(exception, cancellationToken))
            {
                throw Unreachable(exception);
            }
        }

        private static bool IsLate(OperationCanceledException exception, CancellationToken cancellationToken) =>
            exception.InnerException is TimeoutException && !cancellationToken.IsCancellationRequested;

        private HttpRequestException Unreachable(OperationCanceledException exception) =>
            new(HttpRequestError.ConnectionError, $"no connection within {limit.TotalSeconds:0.###} seconds", exception);
    }

    private sealed class NamedProxy(ProxySettings settings) : IWebProxy
    {
        private readonly BypassRules _bypass = new(settings.BypassList);

        public ICredentials? Credentials { get; set; } = settings.UserName is null ? null : new NetworkCredential(settings.UserName, settings.Password);

        public Uri? GetProxy(Uri destination) => IsBypassed(destination) ? null : settings.Address;

        public bool IsBypassed(Uri host) => settings.Address is null || _bypass.Match(host);
    }
}

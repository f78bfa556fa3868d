using System;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SessionTools.Clients.Http;

/// <summary>Makes the handler that opens a connection's sockets.</summary>
internal static class NetworkHandler
{
    private static readonly TimeSpan s_connectTimeout = TimeSpan.FromSeconds(5);

    /// <exception cref="ConnectionException">The certificate authorities cannot be read.</exception>
    public static SocketsHttpHandler Create(NetworkSettings network)
    {
        SocketsHttpHandler handler = new()
        {
            ConnectTimeout = s_connectTimeout,
            AllowAutoRedirect = false,
            Proxy = network.Proxy is { } named ? new NamedProxy(named) : EnvironmentProxy.Instance,
        };
        if (network.CertificateAuthorities is { } file)
        {
            handler.SslOptions.CertificateChainPolicy = Trust(file);
        }

        return handler;
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

    private sealed class NamedProxy(ProxySettings settings) : IWebProxy
    {
        private readonly BypassRules _bypass = new(settings.BypassList);

        public ICredentials? Credentials { get; set; } = settings.UserName is null ? null : new NetworkCredential(settings.UserName, settings.Password);

        public Uri? GetProxy(Uri destination) => IsBypassed(destination) ? null : settings.Address;

        public bool IsBypassed(Uri host) => settings.Address is null || _bypass.Match(host);
    }
}

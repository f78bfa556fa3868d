using System;
using System.Net;
using System.Net.Http;
using SessionTools.Clients.Credentials;

namespace SessionTools.Clients.Http;

/// <summary>
/// The proxy of HTTPS_PROXY, HTTP_PROXY and NO_PROXY as they are at each new connection, else the system's. .NET reads the
/// variables once a process.
/// </summary>
internal sealed class EnvironmentProxy : IWebProxy
{
    public static readonly EnvironmentProxy Instance = new();

    public ICredentials? Credentials
    {
        get => ProxyCredentials.Instance;
        set => throw new NotSupportedException("The environment gives the proxy's credentials.");
    }

    public Uri? GetProxy(Uri destination)
    {
        if (Bypasses(destination))
        {
            return null;
        }

        return Address(destination.Scheme) ?? (OperatingSystem.IsLinux() ? null : HttpClient.DefaultProxy.GetProxy(destination));
    }

    public bool IsBypassed(Uri host) => GetProxy(host) is null;

    /// <summary>HTTP_PROXY in capitals is not for http: a CGI script would get it from a request's Proxy header.</summary>
    private static Uri? Address(string scheme)
    {
        string? text = scheme == Uri.UriSchemeHttps
            ? ConfigFiles.Variable("HTTPS_PROXY") ?? ConfigFiles.Variable("https_proxy")
            : ConfigFiles.Variable("http_proxy");
        text ??= ConfigFiles.Variable("ALL_PROXY") ?? ConfigFiles.Variable("all_proxy");
        if (text is null)
        {
            return null;
        }

        return Uri.TryCreate(text.Contains("://", StringComparison.Ordinal) ? text : "http://" + text, UriKind.Absolute, out Uri? address) ? address : null;
    }

    private static bool Bypasses(Uri url)
    {
        string list = ConfigFiles.Variable("NO_PROXY") ?? ConfigFiles.Variable("no_proxy") ?? "";
        return new BypassRules(list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Match(url);
    }

    /// <summary>User and password as they stand in the proxy's address.</summary>
    private sealed class ProxyCredentials : ICredentials
    {
        public static readonly ProxyCredentials Instance = new();

        public NetworkCredential? GetCredential(Uri uri, string authType)
        {
            Uri? address = Address(Uri.UriSchemeHttps) is { UserInfo.Length: > 0 } secure ? secure : Address(Uri.UriSchemeHttp);
            string[] parts = (address?.UserInfo ?? "").Split(':', 2);
            return parts[0].Length == 0 ? null : new NetworkCredential(Uri.UnescapeDataString(parts[0]), Uri.UnescapeDataString(parts[^1]));
        }
    }
}

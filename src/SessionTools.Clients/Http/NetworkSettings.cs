using System;
using System.Collections.Generic;
using System.Linq;
using SessionTools.Clients.Credentials;

namespace SessionTools.Clients.Http;

/// <summary>How a connection reaches the network.</summary>
internal sealed record NetworkSettings
{
    /// <summary>No proxy, no certificate authorities of one's own.</summary>
    public static NetworkSettings Direct { get; } = new() { Proxy = ProxySettings.None };

    /// <summary>The proxy that was named; null for that of the environment.</summary>
    public ProxySettings? Proxy { get; init; }

    /// <summary>A file of the certificate authorities that are trusted instead of the system's; null for the system's.</summary>
    public string? CertificateAuthorities { get; init; }

    /// <summary>How long the making of a connection may take, TLS included.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(5);

    public static NetworkSettings FromEnvironment() => new() { CertificateAuthorities = ConfigFiles.Variable("AWS_CA_BUNDLE") };
}

/// <summary>A proxy that was named.</summary>
/// <param name="Address">Where it is; null for none at all.</param>
/// <param name="UserName">The user it asks for, or null.</param>
/// <param name="Password">Their password, or null.</param>
internal sealed record ProxySettings(Uri? Address, string? UserName = null, string? Password = null)
{
    public static ProxySettings None { get; } = new(Address: null);

    /// <summary>Host names that are reached without it; a leading dot or star stands for all below a name.</summary>
    public string Bypass { get; init; } = "";

    public IReadOnlyList<string> BypassList => Bypass.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToArray();

    /// <summary>No secrets, whoever prints it.</summary>
    public override string ToString() => Address?.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped) ?? "";
}

using System;
using System.Security.Cryptography;
using System.Text;

namespace SessionTools.Local.AppConfig;

/// <summary>The configuration that is deployed to one profile of an environment.</summary>
internal sealed record LocalConfiguration
{
    public string Application { get; init; } = "";

    public string Environment { get; init; } = "";

    public string ConfigurationProfile { get; init; } = "";

    public string ContentType { get; init; } = "";

    public string? VersionLabel { get; init; }

    public byte[] Content { get; init; } = [];

    public bool IsSameProfile(LocalConfiguration other) =>
        (Application, Environment, ConfigurationProfile) == (other.Application, other.Environment, other.ConfigurationProfile);

    /// <summary>Two deployments with the same fingerprint are the same to a caller.</summary>
    public string Fingerprint() => string.Join('\n', ContentType, VersionLabel, Convert.ToHexString(SHA256.HashData(Content)));
}

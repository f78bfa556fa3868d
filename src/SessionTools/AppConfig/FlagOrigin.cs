using System;

namespace SessionTools.AppConfig;

/// <summary>Where flags came from. Without a connection it was the agent.</summary>
internal sealed record FlagOrigin(string ApplicationIdentifier, string EnvironmentIdentifier, string ConfigurationProfileIdentifier)
{
    public string? VersionLabel { get; init; }

    public DateTime? RetrievedAt { get; init; }

    public Connection? Connection { get; init; }
}

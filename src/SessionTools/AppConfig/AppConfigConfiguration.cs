using System;
using SessionTools.Clients.AppConfig;

namespace SessionTools.AppConfig;

/// <summary>A configuration as it was retrieved.</summary>
public sealed class AppConfigConfiguration : ConnectedObject
{
    internal AppConfigConfiguration(AppConfigSession session, Configuration configuration)
        : base(session.Connection)
    {
        ApplicationIdentifier = session.ApplicationIdentifier;
        EnvironmentIdentifier = session.EnvironmentIdentifier;
        ConfigurationProfileIdentifier = session.ConfigurationProfileIdentifier;
        Value = ConfigurationContent.Decode(configuration.Content, configuration.ContentType);
        ContentType = configuration.ContentType;
        VersionLabel = configuration.VersionLabel;
        Changed = configuration.Changed;
        RetrievedAt = configuration.RetrievedAt.LocalDateTime;
        NextPollAt = configuration.NextPollAt.LocalDateTime;
    }

    public string ApplicationIdentifier { get; }

    public string EnvironmentIdentifier { get; }

    public string ConfigurationProfileIdentifier { get; }

    /// <summary>The content by its media type: objects for JSON and YAML, a string for text, else bytes.</summary>
    public object? Value { get; }

    public string? ContentType { get; }

    public string? VersionLabel { get; }

    /// <summary>The value is another than this session gave before.</summary>
    public bool Changed { get; }

    /// <summary>When the service last confirmed the value.</summary>
    public DateTime RetrievedAt { get; }

    /// <summary>Until then the service is not asked again.</summary>
    public DateTime NextPollAt { get; }
}

using System;
using System.Collections.Generic;
using SessionTools.Clients.AppConfig;
using SessionTools.Clients.AppConfig.Flags;

namespace SessionTools.AppConfig;

/// <summary>
/// A configuration session. It keeps its token to itself and may be used from many runspaces at once, by $using: or a
/// thread job.
/// </summary>
public sealed class AppConfigSession : ConnectedObject
{
    private volatile DecodableContent? _decodable;
    private volatile ReadFlags? _flags;

    internal AppConfigSession(StartConfigurationSessionRequest request, Connection connection, string? backupPath)
        : base(connection)
    {
        ApplicationIdentifier = request.ApplicationIdentifier!;
        EnvironmentIdentifier = request.EnvironmentIdentifier!;
        ConfigurationProfileIdentifier = request.ConfigurationProfileIdentifier!;
        RequiredMinimumPollIntervalInSeconds = request.RequiredMinimumPollIntervalInSeconds;
        BackupPath = backupPath;
        ConfigurationBackup? backup = backupPath is null ? null : new ConfigurationBackup(backupPath, connection, request);
        Session = new ConfigurationSession(connection, request, backup);
    }

    public string ApplicationIdentifier { get; }

    public string EnvironmentIdentifier { get; }

    public string ConfigurationProfileIdentifier { get; }

    /// <summary>The least interval between polls that was asked for; null where the service decides.</summary>
    public int? RequiredMinimumPollIntervalInSeconds { get; }

    /// <summary>The folder that keeps the last value; null for none.</summary>
    public string? BackupPath { get; }

    /// <summary>The version that was last retrieved; null before, and where it has none.</summary>
    public string? VersionLabel => Session.Last?.VersionLabel;

    /// <summary>When the service last confirmed the configuration; null before.</summary>
    public DateTime? RetrievedAt => Session.Last?.RetrievedAt.LocalDateTime;

    /// <summary>Until then the service is not asked again; null before the first retrieval.</summary>
    public DateTime? NextPollAt => Session.Last?.NextPollAt.LocalDateTime;

    /// <summary>The session was stopped and gives nothing any more.</summary>
    public bool IsStopped => Session.IsStopped;

    /// <summary>Calls of GetLatestConfiguration, which cost money.</summary>
    public int CallCount => Session.Counters.Calls;

    /// <summary>Answers that said that nothing has changed.</summary>
    public int UnchangedCount => Session.Counters.Unchanged;

    /// <summary>How often a fresh token was needed after the first.</summary>
    public int RestartCount => Session.Counters.Restarts;

    /// <summary>Calls that failed.</summary>
    public int FailureCount => Session.Counters.Failures;

    internal ConfigurationSession Session { get; }

    private string Name => ConfigurationName.Of(ApplicationIdentifier, EnvironmentIdentifier, ConfigurationProfileIdentifier);

    /// <summary>Decodes a content for the first time, so that later readings of it cannot fail.</summary>
    /// <exception cref="UnreadableConfigurationException">The content is not what its media type says.</exception>
    internal void EnsureDecodable(Configuration configuration)
    {
        if (_decodable is null || !_decodable.Content.Equals(configuration.Content))
        {
            ConfigurationContent.Decode(configuration.Content, configuration.ContentType, ConfigurationFormat.Objects, Name);
            _decodable = new DecodableContent(configuration.Content);
        }
    }

    /// <summary>The flags of a content, which are read once.</summary>
    /// <exception cref="AppConfigFlagException">The content is not that of a feature flag profile.</exception>
    internal IReadOnlyList<FlagDefinition> FlagsOf(Configuration configuration)
    {
        if (_flags is not { } known || !known.Content.Equals(configuration.Content))
        {
            known = new ReadFlags(configuration.Content, FlagDocument.Read(configuration.Content.Span, configuration.ContentType, Name).Flags);
            _flags = known;
        }

        return known.Flags;
    }

    private sealed record DecodableContent(ReadOnlyMemory<byte> Content);

    private sealed record ReadFlags(ReadOnlyMemory<byte> Content, IReadOnlyList<FlagDefinition> Flags);
}

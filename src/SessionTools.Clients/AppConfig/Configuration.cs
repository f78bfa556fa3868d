using System;

namespace SessionTools.Clients.AppConfig;

/// <summary>Where a configuration came from.</summary>
public enum ConfigurationSource
{
    /// <summary>The service has just answered.</summary>
    Service,

    /// <summary>The session remembered it.</summary>
    Memory,

    /// <summary>The backup folder had it from an earlier session.</summary>
    Backup,
}

/// <summary>A configuration as a session last saw it.</summary>
/// <param name="Content">Its bytes.</param>
/// <param name="ContentType">Its media type, with parameters; null where the service named none.</param>
/// <param name="VersionLabel">The label of its version; null where it has none.</param>
/// <param name="Changed">It is new: the caller's previous one, if any, is out of date.</param>
/// <param name="RetrievedAt">When the service last confirmed it.</param>
/// <param name="NextPollAt">Until then the service is not asked again.</param>
public sealed record Configuration(
    ReadOnlyMemory<byte> Content,
    string? ContentType,
    string? VersionLabel,
    bool Changed,
    DateTimeOffset RetrievedAt,
    DateTimeOffset NextPollAt)
{
    /// <summary>Where it came from.</summary>
    public ConfigurationSource Source { get; init; }

    /// <summary>Why the service could not confirm it when it was due; null where it did.</summary>
    public SessionToolsException? Failure { get; init; }

    /// <summary>Why it could not be kept in the backup folder; null where it was, or there is none.</summary>
    public Exception? BackupFailure { get; init; }

    /// <summary>Not the content, which may be secret.</summary>
    public override string ToString() => $"{ContentType} {VersionLabel}".Trim();

    internal bool IsSameAs(Configuration other) =>
        ContentType == other.ContentType && VersionLabel == other.VersionLabel && Content.Span.SequenceEqual(other.Content.Span);
}

using System;

namespace SessionTools.Clients.AppConfig;

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
    /// <summary>Not the content, which may be secret.</summary>
    public override string ToString() => $"{ContentType} {VersionLabel}".Trim();
}

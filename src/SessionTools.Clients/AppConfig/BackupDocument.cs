using System;

namespace SessionTools.Clients.AppConfig;

/// <summary>A configuration as a backup file holds it.</summary>
internal sealed record BackupDocument
{
    public string Key { get; set; } = "";

    public string? ContentType { get; set; }

    public string? VersionLabel { get; set; }

    public DateTimeOffset RetrievedAt { get; set; }

    public byte[] Content { get; set; } = [];
}

using System;

namespace SessionTools.Local.AppConfig;

/// <summary>A caller's session: which profile it follows, how often, and what it has seen.</summary>
internal sealed class ServedSession(DeployedProfile profile, int pollInterval)
{
    public DeployedProfile Profile => profile;

    /// <summary>In seconds.</summary>
    public int PollInterval => pollInterval;

    /// <summary>The fingerprint of what the caller has; null before the first answer.</summary>
    public string? Seen { get; set; }

    public DateTimeOffset NextPoll { get; set; }
}

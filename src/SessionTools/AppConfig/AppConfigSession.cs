using System;
using SessionTools.Clients.AppConfig;

namespace SessionTools.AppConfig;

/// <summary>
/// A configuration session. It keeps its token to itself and may be used from many runspaces at once, by $using: or a
/// thread job.
/// </summary>
public sealed class AppConfigSession : ConnectedObject
{
    internal AppConfigSession(StartConfigurationSessionRequest request, Connection connection)
        : base(connection)
    {
        ApplicationIdentifier = request.ApplicationIdentifier!;
        EnvironmentIdentifier = request.EnvironmentIdentifier!;
        ConfigurationProfileIdentifier = request.ConfigurationProfileIdentifier!;
        RequiredMinimumPollIntervalInSeconds = request.RequiredMinimumPollIntervalInSeconds;
        Session = new ConfigurationSession(connection, request);
    }

    public string ApplicationIdentifier { get; }

    public string EnvironmentIdentifier { get; }

    public string ConfigurationProfileIdentifier { get; }

    /// <summary>The least interval between polls that was asked for; null where the service decides.</summary>
    public int? RequiredMinimumPollIntervalInSeconds { get; }

    /// <summary>The version that was last retrieved; null before.</summary>
    public string? VersionLabel => Session.Last?.VersionLabel;

    /// <summary>Until then the service is not asked again; null before the first retrieval.</summary>
    public DateTime? NextPollAt => Session.Last?.NextPollAt.LocalDateTime;

    internal ConfigurationSession Session { get; }
}

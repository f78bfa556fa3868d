using System;
using SessionTools.Clients.AppConfig;

namespace SessionTools.AppConfig;

/// <summary>A configuration as it was retrieved.</summary>
public sealed class AppConfigConfiguration : ConnectedObject
{
    private readonly Configuration _configuration;
    private readonly ConfigurationFormat _format;
    private readonly DateTimeOffset _now;
    private object? _value;
    private bool _isDecoded;

    internal AppConfigConfiguration(AppConfigSession session, Configuration configuration, ConfigurationFormat format)
        : base(session.Connection)
    {
        ApplicationIdentifier = session.ApplicationIdentifier;
        EnvironmentIdentifier = session.EnvironmentIdentifier;
        ConfigurationProfileIdentifier = session.ConfigurationProfileIdentifier;
        _configuration = configuration;
        _format = format;
        _now = session.Connection.Time.GetUtcNow();
    }

    /// <summary>A value that the caller brought, in the place of one that cannot be had.</summary>
    internal AppConfigConfiguration(AppConfigSession session, object? defaultValue)
        : this(session, Nothing(session), ConfigurationFormat.Objects)
    {
        _value = defaultValue;
        _isDecoded = true;
        IsDefault = true;
    }

    public string ApplicationIdentifier { get; }

    public string EnvironmentIdentifier { get; }

    public string ConfigurationProfileIdentifier { get; }

    /// <summary>
    /// The content by its media type: objects for JSON and YAML, a string for text, else bytes. Every object has a value
    /// of its own, so that a change of it changes no other.
    /// </summary>
    public object? Value
    {
        get
        {
            if (!_isDecoded)
            {
                _value = ConfigurationContent.Decode(_configuration.Content, _configuration.ContentType, _format, Name);
                _isDecoded = true;
            }

            return _value;
        }
    }

    /// <summary>The media type with its parameters; null where the service named none.</summary>
    public string? ContentType => _configuration.ContentType;

    public string? VersionLabel => _configuration.VersionLabel;

    /// <summary>The value is another than this session gave before.</summary>
    public bool Changed => _configuration.Changed;

    /// <summary>When the service last confirmed the value.</summary>
    public DateTime RetrievedAt => _configuration.RetrievedAt.LocalDateTime;

    /// <summary>Until then the service is not asked again.</summary>
    public DateTime NextPollAt => _configuration.NextPollAt.LocalDateTime;

    /// <summary><c>Service</c>, <c>Memory</c>, <c>Backup</c> or <c>Default</c>.</summary>
    public string Source => IsDefault ? "Default" : _configuration.Source.ToString();

    /// <summary>The service could not confirm the value when it was due.</summary>
    public bool IsStale => IsDefault || _configuration.Failure is not null;

    /// <summary>How long ago the service last confirmed the value; zero for a default value.</summary>
    public TimeSpan Age => _now - _configuration.RetrievedAt;

    private bool IsDefault { get; }

    private string Name => ConfigurationName.Of(ApplicationIdentifier, EnvironmentIdentifier, ConfigurationProfileIdentifier);

    private static Configuration Nothing(AppConfigSession session)
    {
        DateTimeOffset now = session.Connection.Time.GetUtcNow();
        return new Configuration(default, ContentType: null, VersionLabel: null, Changed: false, now, now);
    }
}

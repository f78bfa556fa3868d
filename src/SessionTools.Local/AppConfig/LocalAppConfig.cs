using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using SessionTools.Clients.AppConfig;
using SessionTools.Clients.Aws;
using SessionTools.Local.Common;

namespace SessionTools.Local.AppConfig;

/// <summary>
/// AppConfig Data as the embedded endpoint answers it: tokens serve once and for 24 hours, a poll before its time is
/// refused, and what the caller has already is answered empty. Configurations are the files of the folder
/// <c>appconfig</c> in the endpoint's folder (see <see cref="ConfigurationFileName"/>). Sessions live as long as the
/// endpoint.
/// </summary>
internal sealed class LocalAppConfig : LocalService
{
    private const string Folder = "appconfig";
    private const int DefaultPollInterval = 60;

    private readonly TimeProvider _time;
    private readonly IConfigurationSource _source;
    private readonly SessionTokens _tokens = new();
    private readonly object _lock = new();

    public LocalAppConfig(LocalStore store, TimeProvider time)
    {
        _time = time;
        _source = store.Folder is null ? new MemoryConfigurations() : new FolderConfigurations(Path.Combine(store.Folder, Folder));
        On(AppConfigOperations.StartConfigurationSession, Start);
        On(AppConfigOperations.GetLatestConfiguration, GetLatest);
    }

    protected override string MessageMember => "Message";

    public override void AddSample(DateTimeOffset now)
    {
        lock (_lock)
        {
            AppConfigSample.AddTo(_source);
        }
    }

    /// <summary>Deploys a configuration: sessions see it at their next poll.</summary>
    public void Deploy(LocalConfiguration configuration)
    {
        lock (_lock)
        {
            _source.Put(configuration);
        }
    }

    protected override LocalServiceException ConstraintBroken(ConstraintViolation violation) =>
        new("BadRequestException", 400, $"Value at {violation}");

    private StartConfigurationSessionResponse Start(StartConfigurationSessionRequest request)
    {
        lock (_lock)
        {
            ServedSession session = new(Find(request), request.RequiredMinimumPollIntervalInSeconds ?? DefaultPollInterval);
            return new StartConfigurationSessionResponse { InitialConfigurationToken = _tokens.Issue(session, _time.GetUtcNow()) };
        }
    }

    private GetLatestConfigurationResponse GetLatest(GetLatestConfigurationRequest request)
    {
        lock (_lock)
        {
            DateTimeOffset now = _time.GetUtcNow();
            ServedSession session = _tokens.Redeem(request.ConfigurationToken!, now);
            LocalConfiguration latest = Latest(session.Profile);
            string fingerprint = latest.Fingerprint();
            bool unchanged = session.Seen == fingerprint;
            session.Seen = fingerprint;
            session.NextPoll = now.AddSeconds(session.PollInterval);
            return new GetLatestConfigurationResponse
            {
                NextPollConfigurationToken = _tokens.Issue(session, now),
                NextPollIntervalInSeconds = session.PollInterval,
                ContentType = latest.ContentType,
                VersionLabel = unchanged ? null : latest.VersionLabel,
                Configuration = unchanged ? [] : latest.Content,
            };
        }
    }

    private LocalConfiguration Latest(DeployedProfile profile) =>
        _source.List().FirstOrDefault(entry => IsSame(entry, profile))?.Read()
        ?? throw AppConfigErrors.NotFound("ConfigurationProfile", profile.ConfigurationProfile);

    private static bool IsSame(DeployedProfile one, DeployedProfile other) =>
        (one.Application, one.Environment, one.ConfigurationProfile) == (other.Application, other.Environment, other.ConfigurationProfile);

    private DeployedProfile Find(StartConfigurationSessionRequest request)
    {
        IEnumerable<DeployedProfile> found = _source.List();
        found = Narrow(found, profile => profile.Application, request.ApplicationIdentifier!, "Application");
        found = Narrow(found, profile => profile.Environment, request.EnvironmentIdentifier!, "Environment");
        return Narrow(found, profile => profile.ConfigurationProfile, request.ConfigurationProfileIdentifier!, "ConfigurationProfile")[0];
    }

    private static DeployedProfile[] Narrow(
        IEnumerable<DeployedProfile> profiles,
        Func<DeployedProfile, string> name,
        string identifier,
        string type)
    {
        DeployedProfile[] narrowed = profiles.Where(profile => AppConfigId.Means(identifier, name(profile))).ToArray();
        return narrowed.Length > 0 ? narrowed : throw AppConfigErrors.NotFound(type, identifier);
    }
}

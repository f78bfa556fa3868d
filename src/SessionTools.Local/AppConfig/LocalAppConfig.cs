using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using SessionTools.Clients.AppConfig;
using SessionTools.Clients.Aws;
using SessionTools.Local.Common;

namespace SessionTools.Local.AppConfig;

/// <summary>
/// AppConfig Data as the embedded endpoint answers it: tokens serve once and for 24 hours, a poll before its time is
/// refused, and what the caller has already is answered empty.
/// </summary>
internal sealed class LocalAppConfig : LocalService
{
    private const string Document = "appconfig";
    private const int DefaultPollInterval = 60;
    private static readonly TimeSpan s_tokenLifetime = TimeSpan.FromHours(24);

    private readonly LocalStore _store;
    private readonly TimeProvider _time;
    private readonly AppConfigData _data;
    private readonly Dictionary<string, Session> _sessionByToken = new(StringComparer.Ordinal);

    public LocalAppConfig(LocalStore store, TimeProvider time)
    {
        _store = store;
        _time = time;
        _data = store.Load(Document, static () => AppConfigDataJson.Default.AppConfigData) ?? new AppConfigData();
        On(AppConfigOperations.StartConfigurationSession, Start);
        On(AppConfigOperations.GetLatestConfiguration, GetLatest);
    }

    protected override string MessageMember => "Message";

    public override void AddSample()
    {
        lock (_data)
        {
            if (AppConfigSample.AddTo(_data))
            {
                _store.Save(Document, _data, static () => AppConfigDataJson.Default.AppConfigData);
            }
        }
    }

    /// <summary>Deploys a configuration: sessions see it at their next poll.</summary>
    public void Deploy(LocalConfiguration configuration)
    {
        lock (_data)
        {
            _data.Configurations.RemoveAll(configuration.IsSameProfile);
            _data.Configurations.Add(configuration);
            _store.Save(Document, _data, static () => AppConfigDataJson.Default.AppConfigData);
        }
    }

    protected override LocalServiceException ConstraintBroken(ConstraintViolation violation) =>
        new("BadRequestException", 400, $"Value at {violation}");

    private StartConfigurationSessionResponse Start(StartConfigurationSessionRequest request)
    {
        lock (_data)
        {
            LocalConfiguration configuration = Find(request);
            Session session = new(configuration, request.RequiredMinimumPollIntervalInSeconds ?? DefaultPollInterval);
            return new StartConfigurationSessionResponse { InitialConfigurationToken = Issue(session) };
        }
    }

    private GetLatestConfigurationResponse GetLatest(GetLatestConfigurationRequest request)
    {
        lock (_data)
        {
            DateTimeOffset now = _time.GetUtcNow();
            Session session = Redeem(request.ConfigurationToken!, now);
            LocalConfiguration latest = _data.Configurations.Find(session.Profile.IsSameProfile) ?? session.Profile;
            bool unchanged = session.Seen == latest;
            session.Seen = latest;
            session.NextPoll = now.AddSeconds(session.PollInterval);
            return new GetLatestConfigurationResponse
            {
                NextPollConfigurationToken = Issue(session),
                NextPollIntervalInSeconds = session.PollInterval,
                ContentType = latest.ContentType,
                VersionLabel = unchanged ? null : latest.VersionLabel,
                Configuration = unchanged ? [] : latest.Content,
            };
        }
    }

    private LocalConfiguration Find(StartConfigurationSessionRequest request)
    {
        IEnumerable<LocalConfiguration> inApplication = _data.Configurations.Where(entry => entry.Application == request.ApplicationIdentifier);
        if (!inApplication.Any())
        {
            throw NotFound("Application", request.ApplicationIdentifier!);
        }

        IEnumerable<LocalConfiguration> inEnvironment = inApplication.Where(entry => entry.Environment == request.EnvironmentIdentifier);
        if (!inEnvironment.Any())
        {
            throw NotFound("Environment", request.EnvironmentIdentifier!);
        }

        return inEnvironment.FirstOrDefault(entry => entry.ConfigurationProfile == request.ConfigurationProfileIdentifier)
            ?? throw NotFound("ConfigurationProfile", request.ConfigurationProfileIdentifier!);
    }

    private string Issue(Session session)
    {
        string token = Convert.ToBase64String(RandomNumberGenerator.GetBytes(48));
        session.Expires = _time.GetUtcNow() + s_tokenLifetime;
        _sessionByToken.Add(token, session);
        return token;
    }

    private Session Redeem(string token, DateTimeOffset now)
    {
        if (!_sessionByToken.TryGetValue(token, out Session? session))
        {
            throw BadToken("Corrupted", "Token not valid");
        }

        if (now >= session.Expires)
        {
            _sessionByToken.Remove(token);
            throw BadToken("Expired", "Token expired");
        }

        if (now < session.NextPoll)
        {
            throw BadToken("PollIntervalNotSatisfied", "Request too early");
        }

        _sessionByToken.Remove(token);
        return session;
    }

    private static LocalServiceException BadToken(string problem, string message) => new("BadRequestException", 400, message)
    {
        Members = new JsonObject
        {
            ["Reason"] = "InvalidParameters",
            ["Details"] = new JsonObject
            {
                ["InvalidParameters"] = new JsonObject { ["ConfigurationToken"] = new JsonObject { ["Problem"] = problem } },
            },
        },
    };

    private static LocalServiceException NotFound(string type, string identifier) =>
        new("ResourceNotFoundException", 404, $"{type} '{identifier}' could not be found.")
        {
            Members = new JsonObject { ["ResourceType"] = type, ["ReferencedBy"] = new JsonObject { [type] = identifier } },
        };

    private sealed class Session(LocalConfiguration profile, int pollInterval)
    {
        public LocalConfiguration Profile => profile;

        public int PollInterval => pollInterval;

        public LocalConfiguration? Seen { get; set; }

        public DateTimeOffset NextPoll { get; set; }

        public DateTimeOffset Expires { get; set; }
    }
}

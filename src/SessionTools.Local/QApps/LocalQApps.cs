using System;
using System.Collections.Generic;
using System.Linq;
using SessionTools.Clients.Aws;
using SessionTools.Clients.QApps;
using SessionTools.Local.Common;
using SessionTools.Local.Http;

namespace SessionTools.Local.QApps;

/// <summary>Q Apps as the embedded endpoint answers it.</summary>
internal sealed class LocalQApps : LocalService
{
    private const string Document = "qapps-sessions";
    private const string DefaultHost = "localhost";
    private const int SessionsPerInstance = 1000;

    /// <summary>Q Apps says that there is more, but offers no way to it.</summary>
    private const int LongestDataList = 100;

    private readonly object _gate = new();
    private readonly LocalStore _store;
    private readonly TimeProvider _time;
    private readonly SessionExports _exports;
    private readonly AppCatalog _apps;
    private readonly LocalDocument<QAppSessionsData> _document;
    private readonly QAppSessionsData _sessions;

    public LocalQApps(LocalStore store, TimeProvider time)
        : this(store, time, new SessionExports(time))
    {
    }

    private LocalQApps(LocalStore store, TimeProvider time, SessionExports exports)
    {
        _store = store;
        _time = time;
        _exports = exports;
        _apps = new AppCatalog(store, time);
        _document = store.Open(Document, static () => QAppsDataJson.Default.QAppSessionsData);
        _sessions = _document.Value;
        On(QAppsOperations.ListQApps, _apps.List);
        On(QAppsOperations.GetQApp, request => _apps.Find(request.InstanceId!, request.AppId!, request.AppVersion).App);
        On(QAppsOperations.StartQAppSession, Locked<StartQAppSessionRequest, StartQAppSessionResponse>(Start));
        On(QAppsOperations.GetQAppSession, Locked<GetQAppSessionRequest, GetQAppSessionResponse>(Get));
        On(QAppsOperations.UpdateQAppSession, Locked<UpdateQAppSessionRequest, UpdateQAppSessionResponse>(Update));
        On(QAppsOperations.StopQAppSession, Locked<StopQAppSessionRequest, StopQAppSessionResponse>(Stop));
        On(QAppsOperations.GetQAppSessionMetadata, Locked<GetQAppSessionMetadataRequest, GetQAppSessionMetadataResponse>(GetMetadata));
        On(QAppsOperations.UpdateQAppSessionMetadata, Locked<UpdateQAppSessionMetadataRequest, UpdateQAppSessionMetadataResponse>(UpdateMetadata));
        On(QAppsOperations.ListQAppSessionData, Locked<ListQAppSessionDataRequest, ListQAppSessionDataResponse>(ListData));
        On(QAppsOperations.ExportQAppSessionData, (request, http) =>
            Locked<ExportQAppSessionDataRequest, ExportQAppSessionDataResponse>(input => Export(input, http))(request));
    }

    /// <summary>The instance of the first app, which users of this endpoint need not name; null where there is no app.</summary>
    public string? DefaultInstanceId => _apps.FirstInstanceId;

    public override bool IsOutdated => _document.IsOutdated || _apps.IsOutdated;

    public override LocalService Reopen() => new LocalQApps(_store, _time, _exports);

    public override void AddSample(DateTimeOffset now) => _apps.AddSample(now);

    /// <inheritdoc cref="AppCatalog.Add"/>
    public void AddApp(LocalApp app) => _apps.Add(app);

    internal override LocalResponse? Download(LocalRequest request) => _exports.Find(request);

    protected override LocalServiceException ConstraintBroken(ConstraintViolation violation) =>
        QAppsErrors.Invalid($"Value at {violation}");

    private Func<TRequest, TResponse> Locked<TRequest, TResponse>(Func<TRequest, TResponse> answer) => request =>
    {
        lock (_gate)
        {
            return answer(request);
        }
    };

    private StartQAppSessionResponse Start(StartQAppSessionRequest request)
    {
        LocalApp app = _apps.Find(request.InstanceId!, request.AppId!, request.AppVersion);
        string sessionId = NewSessionId(request);
        DateTimeOffset now = _time.GetUtcNow();
        LocalAppSession session = new()
        {
            SessionId = sessionId,
            SessionArn = $"arn:aws:qapps:us-east-1:000000000000:application/{request.InstanceId}/qapp/{request.AppId}/session/{sessionId}",
            InstanceId = request.InstanceId!,
            AppId = request.AppId!,
            AppVersion = app.App.AppVersion,
            StartedAt = now,
            Tags = request.Tags?.ToDictionary(tag => tag.Key, tag => tag.Value),
        };
        session = SessionInputs.AtStart(app, session, Checked(request.InitialValues), now);
        _sessions.Sessions.Add(session);
        _document.Save();
        return new StartQAppSessionResponse { SessionId = sessionId, SessionArn = session.SessionArn };
    }

    private string NewSessionId(StartQAppSessionRequest request)
    {
        if (_sessions.Sessions.Count(session => session.InstanceId == request.InstanceId) >= SessionsPerInstance)
        {
            throw QAppsErrors.QuotaExceeded("instance", request.InstanceId!, $"The instance has {SessionsPerInstance} sessions; stop some.");
        }

        string sessionId = request.SessionId ?? Guid.NewGuid().ToString();
        if (!QAppsShapes.Id.Matches(sessionId))
        {
            throw QAppsErrors.Invalid($"The sessionId '{sessionId}' is not a UUID.");
        }

        return _sessions.Sessions.Exists(session => session.SessionId == sessionId)
            ? throw QAppsErrors.Invalid($"The session {sessionId} exists already.")
            : sessionId;
    }

    private GetQAppSessionResponse Get(GetQAppSessionRequest request)
    {
        (LocalAppSession session, LocalApp app) = FindSession(request);
        SessionCards cards = new(app, session, _time.GetUtcNow());
        return new GetQAppSessionResponse
        {
            SessionId = session.SessionId,
            SessionArn = session.SessionArn,
            SessionName = session.SessionName,
            AppVersion = session.AppVersion,
            LatestPublishedAppVersion = _apps.Of(session.InstanceId)
                .Where(other => other.App.AppId == session.AppId && other.App.Status == "PUBLISHED")
                .Max(other => (int?)other.App.AppVersion),
            Status = cards.Status,
            CardStatus = cards.Describe(),
            UserIsHost = true,
        };
    }

    private UpdateQAppSessionResponse Update(UpdateQAppSessionRequest request)
    {
        (LocalAppSession session, LocalApp app) = FindSession(request);
        DateTimeOffset now = _time.GetUtcNow();
        IReadOnlyList<CardValue> values = Checked(request.Values);
        bool waits = new SessionCards(app, session, now).Describe().Values.Any(card => card.CurrentState == AppSessionState.Waiting);
        if (!waits && !values.Any(value => SessionInputs.IsSubmissionChange(app.App.AppDefinition.Find(value.CardId!), value)))
        {
            throw QAppsErrors.Invalid($"No card of the session {session.SessionId} is WAITING.");
        }

        Replace(SessionInputs.With(app, session, values, now));
        return new UpdateQAppSessionResponse { SessionId = session.SessionId, SessionArn = session.SessionArn };
    }

    private StopQAppSessionResponse Stop(StopQAppSessionRequest request)
    {
        (LocalAppSession session, _) = FindSession(request);
        _sessions.Sessions.Remove(session);
        _document.Save();
        return new StopQAppSessionResponse();
    }

    private GetQAppSessionMetadataResponse GetMetadata(GetQAppSessionMetadataRequest request)
    {
        (LocalAppSession session, _) = FindSession(request);
        return new GetQAppSessionMetadataResponse
        {
            SessionId = session.SessionId,
            SessionArn = session.SessionArn,
            SessionName = session.SessionName,
            SharingConfiguration = session.Sharing,
            SessionOwner = true,
        };
    }

    private UpdateQAppSessionMetadataResponse UpdateMetadata(UpdateQAppSessionMetadataRequest request)
    {
        (LocalAppSession session, _) = FindSession(request);
        LocalAppSession changed = session with
        {
            SessionName = request.SessionName ?? session.SessionName,
            Sharing = request.SharingConfiguration!,
        };
        Replace(changed);
        return new UpdateQAppSessionMetadataResponse
        {
            SessionId = changed.SessionId,
            SessionArn = changed.SessionArn,
            SessionName = changed.SessionName,
            SharingConfiguration = changed.Sharing,
        };
    }

    private ListQAppSessionDataResponse ListData(ListQAppSessionDataRequest request)
    {
        (LocalAppSession session, _) = FindSession(request);
        SessionDataEntry[] entries = session.Inputs.SelectMany(Entries).ToArray();
        (IReadOnlyList<SessionDataEntry> first, string? more) = PageTokens.Page(
            entries,
            token: null,
            LongestDataList,
            _time.GetUtcNow(),
            () => QAppsErrors.Invalid("The nextToken is not valid."));
        return new ListQAppSessionDataResponse
        {
            SessionId = session.SessionId,
            SessionArn = session.SessionArn,
            SessionData = first,
            NextToken = more,
        };
    }

    private static IEnumerable<SessionDataEntry> Entries(KeyValuePair<string, LocalCardInput> input) =>
        (input.Value.Submissions ?? []).Select(submission => new SessionDataEntry
        {
            CardId = input.Key,
            Value = submission.Value,
            User = new DataUser { UserId = submission.UserId },
            SubmissionId = submission.SubmissionId,
            Timestamp = submission.Timestamp.UtcDateTime,
        });

    private ExportQAppSessionDataResponse Export(ExportQAppSessionDataRequest request, LocalRequest http)
    {
        (LocalAppSession session, LocalApp app) = FindSession(request);
        return app.App.AppDefinition.Cards.Any(card => card.FormInput is not null)
            ? _exports.Create(app, session, http.Headers.GetValueOrDefault("Host") ?? DefaultHost)
            : throw QAppsErrors.Conflict("session", session.SessionId, "The session's app has no form, so that the session collects no data.");
    }

    private static IReadOnlyList<CardValue> Checked(IReadOnlyList<CardValue>? values)
    {
        foreach (CardValue value in values ?? [])
        {
            if (value.SubmissionMutation is { MutationType: not ("add" or "edit" or "delete") } mutation)
            {
                throw QAppsErrors.Invalid($"The mutationType '{mutation.MutationType}' is none of edit, delete, add.");
            }
        }

        return values ?? [];
    }

    private (LocalAppSession Session, LocalApp App) FindSession(QAppSessionRequest request)
    {
        string instanceId = request.InstanceId!;
        // An instance that the caller may not use is refused before anything in it is looked for.
        _apps.Of(instanceId);
        LocalAppSession session = _sessions.Sessions.Find(other => other.SessionId == request.SessionId && other.InstanceId == instanceId)
            ?? throw QAppsErrors.NotFound("session", request.SessionId!);
        return (session, _apps.Find(instanceId, session.AppId, session.AppVersion));
    }

    private void Replace(LocalAppSession session)
    {
        _sessions.Sessions[_sessions.Sessions.FindIndex(other => other.SessionId == session.SessionId)] = session;
        _document.Save();
    }
}

using System.Collections.Generic;
using System.Linq;
using SessionTools.Clients.QApps;
using SessionTools.Common;

namespace SessionTools.QApps;

/// <summary>A session of a Q App as it stood when it was asked for.</summary>
public sealed class QAppSession : ConnectedObject
{
    internal QAppSession(AppSessionState state, string instanceId, Connection connection)
        : base(connection)
    {
        GetQAppSessionResponse session = state.Session;
        InstanceId = instanceId;
        SessionId = session.SessionId;
        SessionArn = session.SessionArn;
        SessionName = session.SessionName;
        AppId = state.AppId;
        AppVersion = session.AppVersion;
        LatestPublishedAppVersion = session.LatestPublishedAppVersion;
        Status = session.Status;
        UserIsHost = session.UserIsHost;
        Cards = new TextList<QAppCard>(state.CardIds.Select(id => new QAppCard(state, id, instanceId, connection)));
        Results = new TextMap<string>(Cards.Where(card => !card.TakesInput && card.State == AppSessionState.Completed)
            .GroupBy(card => card.Title ?? card.CardId)
            .ToDictionary(cards => cards.Key, cards => cards.Last().Value));
    }

    /// <summary>A session that was started, but could not be asked for yet.</summary>
    internal QAppSession(StartQAppSessionResponse started, string appId, int appVersion, string instanceId, Connection connection)
        : base(connection)
    {
        InstanceId = instanceId;
        SessionId = started.SessionId;
        SessionArn = started.SessionArn;
        AppId = appId;
        AppVersion = appVersion;
    }

    public string SessionId { get; }

    public string? SessionName { get; }

    /// <summary>IN_PROGRESS, WAITING, COMPLETED or ERROR; the service may add others. Null where it could not be asked for.</summary>
    public string? Status { get; }

    /// <summary>The titles of the cards that wait for a value from the user.</summary>
    public IReadOnlyList<string> WaitingFor => new TextList<string>(Cards.Where(card => card.IsWaitingForInput).Select(card => card.ToString()));

    /// <summary>The cards in the app's order.</summary>
    public IReadOnlyList<QAppCard> Cards { get; } = new TextList<QAppCard>([]);

    /// <summary>The values of the completed cards that users do not fill, by title.</summary>
    public IReadOnlyDictionary<string, string> Results { get; } = new TextMap<string>(new Dictionary<string, string>());

    public string? AppId { get; }

    public int? AppVersion { get; }

    public int? LatestPublishedAppVersion { get; }

    /// <summary>The Amazon Q Business application environment instance that the session is in.</summary>
    public string InstanceId { get; }

    public string SessionArn { get; }

    /// <summary>The caller is the host of the session, who may change and stop it.</summary>
    public bool? UserIsHost { get; }

    public override string ToString() => SessionId;
}

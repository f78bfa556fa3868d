using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Clients.Aws;

namespace SessionTools.Clients.QApps;

/// <summary>One session of a Q App. It keeps nothing of the session's state: others may move it on at any time.</summary>
internal sealed class AppSession
{
    private readonly AppDefinitions _definitions;
    private bool _appIsHidden;

    /// <param name="connection">Where the session is.</param>
    /// <param name="instanceId">The Amazon Q Business application environment instance.</param>
    /// <param name="sessionId">The session.</param>
    /// <param name="definitions">Gives the cards their titles and kinds.</param>
    public AppSession(Connection connection, string instanceId, string sessionId, AppDefinitions definitions)
    {
        Connection = connection;
        InstanceId = instanceId;
        SessionId = sessionId;
        _definitions = definitions;
    }

    public Connection Connection { get; }

    public string InstanceId { get; }

    public string SessionId { get; }

    private ServiceClient Client => Connection.Client(QAppsService.Description);

    public async Task<AppSessionState> ReadAsync(CancellationToken cancellationToken)
    {
        GetQAppSessionRequest request = new() { InstanceId = InstanceId, SessionId = SessionId };
        GetQAppSessionResponse session = await Client.CallAsync(QAppsOperations.GetQAppSession, request, cancellationToken).ConfigureAwait(false);
        GetQAppResponse? app = await FindAppAsync(session, cancellationToken).ConfigureAwait(false);
        return new AppSessionState(session, AppSessionArn.AppIdOf(session.SessionArn), app?.AppDefinition);
    }

    public Task<UpdateQAppSessionResponse> UpdateAsync(IReadOnlyList<CardValue> values, CancellationToken cancellationToken)
    {
        UpdateQAppSessionRequest request = new()
        {
            InstanceId = InstanceId,
            SessionId = SessionId,
            Values = values.Count == 0 ? null : values,
        };
        return Client.CallAsync(QAppsOperations.UpdateQAppSession, request, cancellationToken);
    }

    public Task<StopQAppSessionResponse> StopAsync(CancellationToken cancellationToken)
    {
        StopQAppSessionRequest request = new() { InstanceId = InstanceId, SessionId = SessionId };
        return Client.CallAsync(QAppsOperations.StopQAppSession, request, cancellationToken);
    }

    /// <summary>The app of a session. Who takes part in a shared session need not be allowed to see it: null then.</summary>
    private async Task<GetQAppResponse?> FindAppAsync(GetQAppSessionResponse session, CancellationToken cancellationToken)
    {
        if (_appIsHidden || AppSessionArn.AppIdOf(session.SessionArn) is not { } appId)
        {
            return null;
        }

        try
        {
            GetQAppRequest request = new() { InstanceId = InstanceId, AppId = appId, AppVersion = session.AppVersion };
            return await _definitions.GetAsync(Connection, request, cancellationToken).ConfigureAwait(false);
        }
        catch (ServiceException exception) when (exception.Kind is ErrorKind.AccessDenied or ErrorKind.NotFound)
        {
            _appIsHidden = true;
            return null;
        }
    }
}

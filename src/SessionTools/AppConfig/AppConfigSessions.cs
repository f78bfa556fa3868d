using System.Collections.Concurrent;
using SessionTools.Clients.AppConfig;

namespace SessionTools.AppConfig;

/// <summary>The configuration sessions of a runspace: one for each connection, application, environment and profile.</summary>
internal sealed class AppConfigSessions
{
    private readonly ConcurrentDictionary<Key, AppConfigSession> _sessions = new();

    /// <summary>Keeps a session, in the place of an older one for the same profile.</summary>
    public void Keep(AppConfigSession session) => _sessions[KeyOf(session)] = session;

    public AppConfigSession GetOrAdd(StartConfigurationSessionRequest request, Connection connection)
    {
        Key key = new(connection, request.ApplicationIdentifier!, request.EnvironmentIdentifier!, request.ConfigurationProfileIdentifier!);
        return _sessions.GetOrAdd(key, _ => new AppConfigSession(request, connection));
    }

    private static Key KeyOf(AppConfigSession session) =>
        new(session.Connection, session.ApplicationIdentifier, session.EnvironmentIdentifier, session.ConfigurationProfileIdentifier);

    private readonly record struct Key(Connection Connection, string Application, string Environment, string Profile);
}

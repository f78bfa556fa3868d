using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using SessionTools.Clients.AppConfig;

namespace SessionTools.AppConfig;

/// <summary>The configuration sessions of a runspace: one for each connection, application, environment and profile.</summary>
internal sealed class AppConfigSessions
{
    private readonly ConcurrentDictionary<Key, AppConfigSession> _sessions = new();

    /// <summary>Those that are open, in the order of their names.</summary>
    public IReadOnlyList<AppConfigSession> All => _sessions.Values
        .Where(session => session.Session.IsOpen)
        .OrderBy(session => (session.ApplicationIdentifier, session.EnvironmentIdentifier, session.ConfigurationProfileIdentifier))
        .ToArray();

    /// <summary>Keeps a session, in the place of an older one for the same profile.</summary>
    public void Keep(AppConfigSession session) => _sessions[KeyOf(session)] = session;

    public AppConfigSession GetOrAdd(StartConfigurationSessionRequest request, Connection connection, string? backupPath)
    {
        Key key = new(connection, request.ApplicationIdentifier!, request.EnvironmentIdentifier!, request.ConfigurationProfileIdentifier!);
        if (_sessions.TryGetValue(key, out AppConfigSession? known) && !known.IsStopped && (backupPath is null || backupPath == known.BackupPath))
        {
            return known;
        }

        AppConfigSession session = new(request, connection, backupPath);
        _sessions[key] = session;
        return session;
    }

    public void Forget(AppConfigSession session) => _sessions.TryRemove(new KeyValuePair<Key, AppConfigSession>(KeyOf(session), session));

    /// <summary>Forgets the sessions of a connection that is closed.</summary>
    public void Forget(Connection connection)
    {
        foreach (AppConfigSession session in _sessions.Values.Where(session => session.Connection == connection))
        {
            Forget(session);
        }
    }

    public void Clear() => _sessions.Clear();

    private static Key KeyOf(AppConfigSession session) =>
        new(session.Connection, session.ApplicationIdentifier, session.EnvironmentIdentifier, session.ConfigurationProfileIdentifier);

    private sealed record Key(Connection Connection, string Application, string Environment, string Profile);
}

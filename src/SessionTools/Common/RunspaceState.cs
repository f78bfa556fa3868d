using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;
using SessionTools.AppConfig;
using SessionTools.Clients.Common;
using SessionTools.Clients.QApps;
using SessionTools.Qldb;
using EngineState = System.Management.Automation.Runspaces.RunspaceState;

namespace SessionTools.Common;

/// <summary>
/// What SessionTools remembers for one runspace: its default connection, the connections that parameters alone have made
/// and its sessions. Other runspaces of the process see none of it.
/// </summary>
internal sealed class RunspaceState : IDisposable
{
    private static readonly ConditionalWeakTable<Runspace, RunspaceState> s_states = [];

    private readonly Runspace _runspace;
    private readonly ConcurrentDictionary<ConnectionSettings, Connection> _byParameters = new();
    private readonly List<Connection> _owned = [];
    private Connection? _localLedger;

    private RunspaceState(Runspace runspace)
    {
        _runspace = runspace;
        runspace.StateChanged += OnStateChanged;
    }

    /// <summary>The state of the runspace whose pipeline thread this is.</summary>
    public static RunspaceState Current => s_states.GetValue(Runspace.DefaultRunspace, static runspace => new RunspaceState(runspace));

    /// <summary>The connection of cmdlets that name none; null while there is none.</summary>
    public Connection? DefaultConnection { get; private set; }

    public AppConfigSessions AppConfigSessions { get; } = new();

    /// <summary>Ids that cmdlets have shown lately, for completion.</summary>
    public RecentIds RecentIds { get; } = new();

    public QldbSessions Qldb { get; } = new();

    /// <summary>Names of tables and fields that QLDB's cmdlets have come to know, for completion.</summary>
    public QldbNames QldbNames { get; } = new();

    public AppDefinitions QAppDefinitions { get; } = new();

    /// <summary>Releases the state of the current runspace, if it has any.</summary>
    public static void ReleaseCurrent()
    {
        if (Runspace.DefaultRunspace is { } runspace && s_states.TryGetValue(runspace, out RunspaceState? state))
        {
            state.Dispose();
        }
    }

    /// <summary>The embedded endpoint in the user's data folder, which QLDB cmdlets use where no endpoint is named.</summary>
    public Connection LocalLedger
    {
        get
        {
            lock (_owned)
            {
                return _localLedger ??= LocalConnections.Open(path: null, sample: false);
            }
        }
    }

    /// <summary>Keeps a connection until it is disconnected or the runspace closes.</summary>
    public void Own(Connection connection)
    {
        lock (_owned)
        {
            _owned.Add(connection);
        }
    }

    public void SetDefault(Connection connection)
    {
        DefaultConnection = connection;
        Qldb.ForgetUsual();
    }

    /// <summary>Closes a connection; if it was the default there is none afterwards.</summary>
    public void Disconnect(Connection connection)
    {
        if (DefaultConnection == connection)
        {
            DefaultConnection = null;
        }

        AppConfigSessions.Forget(connection);
        Qldb.Release(connection);
        _byParameters.TryRemove(new KeyValuePair<ConnectionSettings, Connection>(connection.Settings, connection));
        lock (_owned)
        {
            _owned.Remove(connection);
        }

        connection.Dispose();
    }

    /// <summary>The connection for these settings: one each, however many pipelines ask for it.</summary>
    public Connection ByParameters(ConnectionSettings settings) => _byParameters.GetOrAdd(settings, static key => new Connection(key));

    public void Dispose()
    {
        _runspace.StateChanged -= OnStateChanged;
        s_states.Remove(_runspace);
        DefaultConnection = null;
        Qldb.Release();
        AppConfigSessions.Clear();
        foreach (Connection connection in _byParameters.Values)
        {
            connection.Dispose();
        }

        _byParameters.Clear();

        lock (_owned)
        {
            _owned.ForEach(connection => connection.Dispose());
            _owned.Clear();
            _localLedger?.Dispose();
            _localLedger = null;
        }
    }

    private void OnStateChanged(object? sender, RunspaceStateEventArgs change)
    {
        if (change.RunspaceStateInfo.State is EngineState.Closing or EngineState.Closed or EngineState.Broken)
        {
            Dispose();
        }
    }
}

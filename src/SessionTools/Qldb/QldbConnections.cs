using System;
using SessionTools.Clients.Qldb;

namespace SessionTools.Common;

/// <summary>
/// Where QLDB cmdlets go: to an endpoint that was named, else to the local ledger. AWS has closed QLDB, so neither a
/// region nor a profile nor a global endpoint alone leads away from it.
/// </summary>
internal static class QldbConnections
{
    public static Connection Choose(Connection? given, ConnectionOverrides overrides, StoredDefaults stored, RunspaceState state)
    {
        Connection? basis = given ?? state.DefaultConnection;
        bool endpointNamed = overrides.EndpointUrl is not null
            || basis is { IsLocal: true } or { EndpointUrl: not null }
            || Environment.GetEnvironmentVariable(QldbSessionService.Description.EndpointVariable) is { Length: > 0 };
        return endpointNamed ? ConnectionChooser.Choose(given, overrides, stored, state) : state.LocalLedger;
    }
}

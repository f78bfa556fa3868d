using System;
using SessionTools.Clients.Aws;
using SessionTools.Clients.Qldb;

namespace SessionTools.Common;

/// <summary>
/// Where QLDB cmdlets go: to an endpoint that was named, else to the local ledger. AWS has closed QLDB, so neither a
/// region nor a profile nor a global endpoint alone leads away from it.
/// </summary>
internal static class QldbConnections
{
    public static Connection Choose(Connection? given, ConnectionOverrides overrides, StoredDefaults stored, RunspaceState state) =>
        Choose(given, overrides, stored, state, QldbSessionService.Description);

    /// <param name="given">The connection that was given, or null.</param>
    /// <param name="overrides">What parameters say beside it.</param>
    /// <param name="stored">What the session's variables say.</param>
    /// <param name="state">The runspace.</param>
    /// <param name="service">QLDB Session or its control plane, each of which has its own environment variable.</param>
    public static Connection Choose(Connection? given, ConnectionOverrides overrides, StoredDefaults stored, RunspaceState state, ServiceDescription service)
    {
        overrides.Check(withConnection: given is not null);
        Connection? basis = given ?? state.DefaultConnection;
        bool endpointNamed = overrides.EndpointUrl is not null
            || basis is { IsLocal: true } or { EndpointUrl: not null }
            || Environment.GetEnvironmentVariable(service.EndpointVariable) is { Length: > 0 };
        return endpointNamed ? ConnectionChooser.Choose(given, overrides, stored, state) : state.LocalLedger;
    }
}

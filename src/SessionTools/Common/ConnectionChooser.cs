using SessionTools.Clients.Common;
using SessionTools.Clients.Credentials;

namespace SessionTools.Common;

/// <summary>Which connection a command uses: the parameters over -Connection over the default over the session's variables and the environment.</summary>
internal static class ConnectionChooser
{
    /// <exception cref="ConnectionException">The parameters contradict each other, or no region is known.</exception>
    public static Connection Choose(Connection? given, ConnectionOverrides overrides, StoredDefaults stored, RunspaceState state)
    {
        overrides.Check(withConnection: given is not null);
        Connection? basis = given ?? state.DefaultConnection;
        if (basis is not null && overrides == ConnectionOverrides.None)
        {
            return basis;
        }

        return state.ByParameters(basis is null ? Settings(overrides, stored) : overrides.Over(basis.Settings));
    }

    /// <summary>The settings that parameters make, over those of the session's variables and of the environment.</summary>
    /// <exception cref="ConnectionException">No region is known, there is no such profile, or a variable cannot be understood.</exception>
    public static ConnectionSettings Settings(ConnectionOverrides overrides, StoredDefaults stored)
    {
        overrides.CheckProfile();
        overrides.CheckEndpoint();
        return overrides.Over(new ConnectionSettings
        {
            Region = overrides.Region ?? stored.RegionFor(overrides.ProfileName),
            Credentials = overrides.NamesCredentials ? new DefaultSource() : stored.Credentials ?? new DefaultSource(),
            Network = stored.Network,
        });
    }
}

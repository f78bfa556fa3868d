using SessionTools.Clients.Common;

namespace SessionTools.Common;

/// <summary>Which connection a command uses: the parameters over -Connection over the default over the environment.</summary>
internal static class ConnectionChooser
{
    /// <exception cref="ConnectionException">The parameters contradict each other, or no region is known.</exception>
    public static Connection Choose(Connection? given, ConnectionOverrides overrides, RunspaceState state)
    {
        overrides.Check(withConnection: given is not null);
        Connection? basis = given ?? state.DefaultConnection;
        if (basis is not null && overrides == ConnectionOverrides.None)
        {
            return basis;
        }

        return state.ByParameters(Settings(basis, overrides));
    }

    /// <summary>The settings that parameters make, over those of a connection or of the environment.</summary>
    public static ConnectionSettings Settings(Connection? basis, ConnectionOverrides overrides)
    {
        ConnectionSettings settings = basis?.Settings
            ?? new ConnectionSettings { Region = overrides.Region ?? RegionSource.Find(overrides.ProfileName) };
        return overrides.Over(settings);
    }
}

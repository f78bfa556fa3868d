namespace SessionTools;

/// <summary>An object that came over a connection, and whose further use goes over the same one.</summary>
public abstract class ConnectedObject
{
    private protected ConnectedObject(Connection connection)
    {
        Connection = connection;
    }

    /// <summary>The connection; it binds to -Connection, so that a pipe stays in its account and region.</summary>
    public Connection Connection { get; }
}

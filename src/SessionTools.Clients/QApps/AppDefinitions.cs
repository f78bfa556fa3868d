using System.Collections.Concurrent;
using System.Threading;
using System.Threading.Tasks;

namespace SessionTools.Clients.QApps;

/// <summary>
/// The definitions of apps that were asked for. A session names its cards by id only; their titles and kinds are in the
/// definition, which never changes for one version of an app.
/// </summary>
internal sealed class AppDefinitions
{
    private readonly ConcurrentDictionary<Key, GetQAppResponse> _known = new();

    /// <param name="connection">Where the app is.</param>
    /// <param name="request">The app; without a version the latest one, which is asked for each time.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<GetQAppResponse> GetAsync(Connection connection, GetQAppRequest request, CancellationToken cancellationToken)
    {
        if (request.AppVersion is { } version && _known.TryGetValue(new Key(connection, request.InstanceId!, request.AppId!, version), out GetQAppResponse? known))
        {
            return known;
        }

        GetQAppResponse app = await connection.Client(QAppsService.Description)
            .CallAsync(QAppsOperations.GetQApp, request, cancellationToken)
            .ConfigureAwait(false);
        _known[new Key(connection, request.InstanceId!, request.AppId!, app.AppVersion)] = app;
        return app;
    }

    private sealed record Key(Connection Connection, string InstanceId, string AppId, int AppVersion);
}

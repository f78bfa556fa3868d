using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Clients.Aws;

namespace SessionTools.Clients.ApiGateway;

/// <summary>
/// Finds the integration of an API that stands for one of another API: as the caller says, else the one with the same
/// id, else the only one that shares a route key with it.
/// </summary>
internal sealed class IntegrationMatcher
{
    private readonly IReadOnlyDictionary<string, string> _map;
    private readonly HashSet<string> _ids;
    private readonly List<RouteSummary> _routes;

    private IntegrationMatcher(IReadOnlyDictionary<string, string> map, IEnumerable<string> ids, List<RouteSummary> routes)
    {
        _map = map;
        _ids = ids.ToHashSet(StringComparer.Ordinal);
        _routes = routes;
    }

    /// <param name="client">The account of the API.</param>
    /// <param name="apiId">The API to find integrations in.</param>
    /// <param name="map">Integration ids of this API by those of the other.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async Task<IntegrationMatcher> ReadAsync(
        ServiceClient client,
        string apiId,
        IReadOnlyDictionary<string, string> map,
        CancellationToken cancellationToken)
    {
        ApiGatewayLists lists = new(client);
        List<IntegrationSummary> integrations = await lists.IntegrationsAsync(apiId, cancellationToken).ConfigureAwait(false);
        List<RouteSummary> routes = await lists.RoutesAsync(apiId, cancellationToken).ConfigureAwait(false);
        return new IntegrationMatcher(map, integrations.Select(integration => integration.IntegrationId), routes);
    }

    /// <returns>The integration's id, or null where none, or more than one, comes into question.</returns>
    public string? Find(string integrationId, IReadOnlyList<string> routeKeys)
    {
        if (_map.TryGetValue(integrationId, out string? mapped))
        {
            return mapped;
        }

        if (_ids.Contains(integrationId))
        {
            return integrationId;
        }

        string[] byRoute = _ids
            .Where(id => _routes.Exists(route => route.LeadsTo(id) && routeKeys.Contains(route.RouteKey)))
            .Take(2)
            .ToArray();
        return byRoute.Length == 1 ? byRoute[0] : null;
    }
}

using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Clients.ApiGateway;

namespace SessionTools.ApiGateway;

/// <summary>Collects the integrations that a pipeline gave integration responses, to check their routes once at its end.</summary>
internal sealed class RouteWarnings
{
    private readonly HashSet<(Connection Connection, IntegrationScope Scope)> _changed = [];

    public void Note(Connection connection, IntegrationScope scope) => _changed.Add((connection, scope));

    /// <summary>A sentence for each route that cannot answer; or why that could not be found out.</summary>
    public async Task<IReadOnlyList<string>> FindAsync(CancellationToken cancellationToken)
    {
        List<string> warnings = [];
        foreach (IGrouping<(Connection, string), IntegrationScope> api in
            _changed.GroupBy(change => (change.Connection, change.Scope.ApiId), change => change.Scope))
        {
            (Connection connection, string apiId) = api.Key;
            try
            {
                TwoWayCheck check = new(connection.Client(ApiGatewayService.Description));
                warnings.AddRange(await check.FindAsync(apiId, api.Select(scope => scope.IntegrationId).ToArray(), cancellationToken));
            }
            catch (SessionToolsException exception)
            {
                warnings.Add($"The routes of API '{apiId}' could not be checked (-SkipRouteCheck leaves the check out): {exception.Message}");
            }
        }

        return warnings;
    }
}

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Clients.Aws;

namespace SessionTools.Clients.ApiGateway;

/// <summary>
/// Finds routes that never answer: their integration has integration responses, but without a route response, or without
/// the route's selection expression, API Gateway sends nothing back (two-way communication of WebSocket APIs).
/// </summary>
internal sealed class TwoWayCheck(ServiceClient client)
{
    private static readonly string[] s_nonProxy = ["AWS", "HTTP", "MOCK"];

    private readonly ApiGatewayLists _lists = new(client);

    /// <param name="apiId">The API.</param>
    /// <param name="integrationIds">Its integrations that have integration responses.</param>
    /// <param name="cancellationToken">Stops the check.</param>
    /// <returns>A sentence for each route.</returns>
    public async Task<IReadOnlyList<string>> FindAsync(string apiId, IReadOnlyCollection<string> integrationIds, CancellationToken cancellationToken)
    {
        List<IntegrationSummary> integrations = await _lists.IntegrationsAsync(apiId, cancellationToken).ConfigureAwait(false);
        string[] nonProxy = integrations
            .Where(integration => s_nonProxy.Contains(integration.IntegrationType))
            .Select(integration => integration.IntegrationId)
            .Intersect(integrationIds)
            .ToArray();
        List<string> findings = [];
        if (nonProxy.Length == 0)
        {
            return findings;
        }

        foreach (RouteSummary route in await _lists.RoutesAsync(apiId, cancellationToken).ConfigureAwait(false))
        {
            if (Array.Find(nonProxy, route.LeadsTo) is { } integrationId
                && await ProblemAsync(apiId, route, cancellationToken).ConfigureAwait(false) is { } problem)
            {
                findings.Add($"Integration '{integrationId}' of API '{apiId}' has integration responses, but its route '{route.RouteKey}' "
                    + $"({route.RouteId}) {problem}: callers get no answer.");
            }
        }

        return findings;
    }

    private async Task<string?> ProblemAsync(string apiId, RouteSummary route, CancellationToken cancellationToken)
    {
        List<RouteResponseSummary> responses = await _lists.RouteResponsesAsync(apiId, route.RouteId, cancellationToken).ConfigureAwait(false);
        if (responses.Count == 0)
        {
            return "has no route response";
        }

        return route.RouteResponseSelectionExpression == "$default"
            ? null
            : "has no RouteResponseSelectionExpression '$default'";
    }
}

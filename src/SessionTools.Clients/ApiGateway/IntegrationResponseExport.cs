using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Clients.Aws;

namespace SessionTools.Clients.ApiGateway;

/// <summary>Reads all integration responses of an API, or of one of its integrations.</summary>
internal sealed class IntegrationResponseExport(ServiceClient client)
{
    private readonly ApiGatewayLists _lists = new(client);

    /// <param name="apiId">The API.</param>
    /// <param name="integrationId">The integration; null for all that have integration responses.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="ServiceException">Also where there is no such integration.</exception>
    public async Task<IntegrationResponseDocument> ReadAsync(string apiId, string? integrationId, CancellationToken cancellationToken)
    {
        List<IntegrationSummary> integrations = await _lists.IntegrationsAsync(apiId, cancellationToken).ConfigureAwait(false);
        List<RouteSummary> routes = await _lists.RoutesAsync(apiId, cancellationToken).ConfigureAwait(false);
        List<DocumentIntegration> found = [];
        foreach (string id in integrationId is null ? integrations.Select(integration => integration.IntegrationId) : [integrationId])
        {
            List<IntegrationResponseState> responses =
                await _lists.ResponsesAsync(new IntegrationScope(apiId, id), cancellationToken).ConfigureAwait(false);
            if (responses.Count > 0 || integrationId is not null)
            {
                string? type = integrations.Find(integration => integration.IntegrationId == id)?.IntegrationType;
                found.Add(Describe(id, type, routes, responses));
            }
        }

        return new IntegrationResponseDocument
        {
            Format = IntegrationResponseDocument.CurrentFormat,
            ApiId = apiId,
            Integrations = found.OrderBy(integration => integration.IntegrationId, StringComparer.Ordinal).ToArray(),
        };
    }

    private static DocumentIntegration Describe(
        string id,
        string? type,
        List<RouteSummary> routes,
        List<IntegrationResponseState> responses) => new()
    {
        IntegrationId = id,
        IntegrationType = type,
        RouteKeys = routes.Where(route => route.LeadsTo(id)).Select(route => route.RouteKey).Order(StringComparer.Ordinal).ToArray(),
        Responses = responses
            .OrderBy(response => response.IntegrationResponseKey, StringComparer.Ordinal)
            .Select(DocumentResponse.From)
            .ToArray(),
    };
}

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Clients.Aws;

namespace SessionTools.Clients.ApiGateway;

/// <summary>Gathers integration responses of an API, of all or of some of its integrations, each of which is read once.</summary>
internal sealed class IntegrationResponseExport(ServiceClient client, string apiId)
{
    private readonly ApiGatewayLists _lists = new(client);
    private readonly SortedDictionary<string, DocumentIntegration> _found = new(StringComparer.Ordinal);
    private List<IntegrationSummary>? _integrations;
    private List<RouteSummary>? _routes;
    private bool _isWhole;

    /// <param name="integrationId">The integration; null for all that have integration responses.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="ServiceException">Also where there is no such integration.</exception>
    public async Task AddAsync(string? integrationId, CancellationToken cancellationToken)
    {
        _integrations ??= await _lists.IntegrationsAsync(apiId, cancellationToken).ConfigureAwait(false);
        _routes ??= await _lists.RoutesAsync(apiId, cancellationToken).ConfigureAwait(false);
        if (integrationId is not null)
        {
            await AddOneAsync(integrationId, evenEmpty: true, cancellationToken).ConfigureAwait(false);
            return;
        }

        foreach (IntegrationSummary integration in _isWhole ? [] : _integrations)
        {
            await AddOneAsync(integration.IntegrationId, evenEmpty: false, cancellationToken).ConfigureAwait(false);
        }

        _isWhole = true;
    }

    public IntegrationResponseDocument ToDocument() => new()
    {
        Format = IntegrationResponseDocument.CurrentFormat,
        ApiId = apiId,
        Integrations = [.. _found.Values],
    };

    private async Task AddOneAsync(string id, bool evenEmpty, CancellationToken cancellationToken)
    {
        if (_found.ContainsKey(id))
        {
            return;
        }

        List<IntegrationResponseState> responses =
            await _lists.ResponsesAsync(new IntegrationScope(apiId, id), cancellationToken).ConfigureAwait(false);
        if (responses.Count > 0 || evenEmpty)
        {
            string? type = _integrations!.Find(integration => integration.IntegrationId == id)?.IntegrationType;
            _found.Add(id, Describe(id, type, _routes!, responses));
        }
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

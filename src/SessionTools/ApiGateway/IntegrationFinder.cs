using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Clients.ApiGateway;

namespace SessionTools.ApiGateway;

/// <summary>Finds the integration that a described integration response is meant for; reads the API once at most.</summary>
internal sealed class IntegrationFinder(
    Connection connection,
    string? apiId,
    string? integrationId,
    IReadOnlyDictionary<string, string>? map)
{
    private Task<IntegrationMatcher>? _reading;

    /// <exception cref="IntegrationResponseDocumentException">There is none, or which one is not known.</exception>
    public async Task<IntegrationScope> FindAsync(DescribedResponse response, CancellationToken cancellationToken)
    {
        if (apiId is null)
        {
            throw NotMatched("The API is not known: give -ApiId.");
        }

        if (integrationId is not null)
        {
            return new IntegrationScope(apiId, integrationId);
        }

        if (response.IntegrationId is null)
        {
            throw NotMatched("The integration is not known: give -IntegrationId.");
        }

        // Kept as a task: what cannot be read is not asked for again with every integration response.
        _reading ??= IntegrationMatcher.ReadAsync(
            connection.Client(ApiGatewayService.Description),
            apiId,
            map ?? new Dictionary<string, string>(),
            cancellationToken);
        IntegrationMatcher matcher = await _reading;
        string found = matcher.Find(response.IntegrationId, response.RouteKeys) ?? throw NotMatched(
            $"API '{apiId}' has no integration '{response.IntegrationId}' and not exactly one that shares a route with it; name it with -IntegrationMap.");
        return new IntegrationScope(apiId, found);
    }

    private static IntegrationResponseDocumentException NotMatched(string message) => new(DocumentProblem.IntegrationNotMatched, message);
}

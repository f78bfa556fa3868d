using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using SessionTools.ApiGateway;
using SessionTools.Clients.ApiGateway;
using SessionTools.Clients.Aws;
using SessionTools.Common;

namespace SessionTools.Commands;

[Cmdlet(VerbsCommon.Get, "ApiGatewayIntegrationResponse")]
[OutputType(typeof(IntegrationResponse), typeof(Page))]
public sealed class GetApiGatewayIntegrationResponseCommand : ListCmdlet
{
    private const int MostRemembered = 100;

    private int _remembered;

    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RecentIdCompleter))]
    public string? ApiId { get; set; }

    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RecentIdCompleter))]
    public string? IntegrationId { get; set; }

    [Parameter(Position = 2, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RecentIdCompleter))]
    public string? IntegrationResponseId { get; set; }

    [Parameter]
    [ArgumentCompleter(typeof(RecentIdCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string? IntegrationResponseKey { get; set; }

    protected override object ErrorTarget =>
        new IntegrationResponseTarget(Connection, ApiId, IntegrationId, IntegrationResponseId, IntegrationResponseKey);

    protected override void ProcessInput()
    {
        Connection connection = CurrentConnection;
        ServiceClient client = connection.Client(ApiGatewayService.Description);
        RefuseGaps();
        if (IntegrationResponseId is not null)
        {
            RefuseWithId(nameof(IntegrationResponseId));
            IntegrationScope scope = new(ApiId!, IntegrationId!);
            IntegrationResponseState state = Await(stop => new IntegrationResponses(client).GetAsync(scope, IntegrationResponseId, stop));
            WriteObject(Matching([state], scope, connection), enumerateCollection: true);
            return;
        }

        foreach (IntegrationScope scope in Scopes(new ApiGatewayLists(client)))
        {
            WriteList(
                client,
                ApiGatewayOperations.GetIntegrationResponses,
                ListRequest(scope),
                page => Matching(page.Items, scope, connection));
        }
    }

    /// <summary>An id has a meaning only within its parent, and one page only within one list.</summary>
    private void RefuseGaps()
    {
        bool onePage = NoAutoIteration || NextToken is not null;
        string? missing = (ApiId, IntegrationId) switch
        {
            (null, _) when onePage || IntegrationId is not null || IntegrationResponseId is not null => "apiId",
            (_, null) when onePage || IntegrationResponseId is not null => "integrationId",
            _ => null,
        };
        if (missing is not null)
        {
            throw new InvalidParameterException(new ConstraintViolation(missing, "is required with the other parameters given", null));
        }
    }

    private IEnumerable<IntegrationScope> Scopes(ApiGatewayLists lists)
    {
        foreach (string apiId in ApiId is null ? WebSocketApis(lists) : [ApiId])
        {
            IEnumerable<string> integrations = IntegrationId is null
                ? Await(stop => lists.IntegrationsAsync(apiId, stop)).Select(integration => integration.IntegrationId)
                : [IntegrationId];
            foreach (string integrationId in integrations)
            {
                yield return new IntegrationScope(apiId, integrationId);
            }
        }
    }

    /// <summary>Other APIs have no integration responses.</summary>
    private IEnumerable<string> WebSocketApis(ApiGatewayLists lists) =>
        Await(lists.ApisAsync).Where(api => api.ProtocolType == "WEBSOCKET").Select(api => api.ApiId);

    private IEnumerable<IntegrationResponse> Matching(
        IEnumerable<IntegrationResponseState> states,
        IntegrationScope scope,
        Connection connection) => states
        .Where(state => IntegrationResponseKey is null || KeyPattern.Matches(IntegrationResponseKey, state.IntegrationResponseKey))
        .Select(state => Remembered(new IntegrationResponse(state, scope, connection)));

    private IntegrationResponse Remembered(IntegrationResponse response)
    {
        if (_remembered < MostRemembered)
        {
            _remembered++;
            response.Remember();
        }

        return response;
    }

    private GetIntegrationResponsesRequest ListRequest(IntegrationScope scope) => new()
    {
        ApiId = scope.ApiId,
        IntegrationId = scope.IntegrationId,
        MaxResults = PageSize?.ToString(CultureInfo.InvariantCulture),
        NextToken = NextToken,
    };
}

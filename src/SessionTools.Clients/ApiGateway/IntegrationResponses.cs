using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Clients.Aws;

namespace SessionTools.Clients.ApiGateway;

/// <summary>The integration responses of an account: what its documented rules forbid is refused before it is sent.</summary>
internal sealed class IntegrationResponses(ServiceClient client)
{
    public Task<List<IntegrationResponseState>> ListAsync(IntegrationScope scope, CancellationToken cancellationToken) =>
        new ApiGatewayLists(client).ResponsesAsync(scope, cancellationToken);

    public Task<IntegrationResponseState> GetAsync(IntegrationScope scope, string id, CancellationToken cancellationToken)
    {
        GetIntegrationResponseRequest request = new() { ApiId = scope.ApiId, IntegrationId = scope.IntegrationId, IntegrationResponseId = id };
        return client.CallAsync(ApiGatewayOperations.GetIntegrationResponse, request, cancellationToken);
    }

    public async Task<IntegrationResponseState> CreateAsync(CreateIntegrationResponseRequest request, CancellationToken cancellationToken)
    {
        Refuse(IntegrationResponseRules.FirstViolation(request));
        return await client.CallAsync(ApiGatewayOperations.CreateIntegrationResponse, request, cancellationToken).ConfigureAwait(false);
    }

    public async Task<IntegrationResponseState> UpdateAsync(UpdateIntegrationResponseRequest request, CancellationToken cancellationToken)
    {
        Refuse(IntegrationResponseRules.FirstViolation(request));
        return await client.CallAsync(ApiGatewayOperations.UpdateIntegrationResponse, request, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Updates, and asks for the removal of <paramref name="cleared"/> in the way that API Gateway has for it: by sending
    /// it empty. The keys of a map that is cleared as a whole are read first.
    /// </summary>
    public async Task<IntegrationResponseState> UpdateAsync(
        UpdateIntegrationResponseRequest request,
        IReadOnlyList<MemberPath> cleared,
        CancellationToken cancellationToken)
    {
        Refuse(IntegrationResponseRules.FirstViolation(request));
        IReadOnlyList<MemberPath> paths = cleared;
        if (cleared.Any(IsWholeMap))
        {
            IntegrationScope scope = new(request.ApiId!, request.IntegrationId!);
            IntegrationResponseState present = await GetAsync(scope, request.IntegrationResponseId!, cancellationToken).ConfigureAwait(false);
            paths = cleared.SelectMany(path => IsWholeMap(path) ? KeysOf(present, path) : [path]).ToArray();
        }

        UpdateIntegrationResponseRequest change = paths.Aggregate(request, (sum, path) => sum.With(path, ""));
        return await UpdateAsync(change, cancellationToken).ConfigureAwait(false);
    }

    public Task DeleteAsync(IntegrationScope scope, string id, CancellationToken cancellationToken)
    {
        DeleteIntegrationResponseRequest request = new() { ApiId = scope.ApiId, IntegrationId = scope.IntegrationId, IntegrationResponseId = id };
        return client.CallAsync(ApiGatewayOperations.DeleteIntegrationResponse, request, cancellationToken);
    }

    public static CreateIntegrationResponseRequest CreateRequest(IntegrationScope scope, IntegrationResponseState state) => new()
    {
        ApiId = scope.ApiId,
        IntegrationId = scope.IntegrationId,
        IntegrationResponseKey = state.IntegrationResponseKey,
        ContentHandlingStrategy = state.ContentHandlingStrategy,
        ResponseParameters = state.ResponseParameters is { Count: > 0 } ? state.ResponseParameters : null,
        ResponseTemplates = state.ResponseTemplates is { Count: > 0 } ? state.ResponseTemplates : null,
        TemplateSelectionExpression = state.TemplateSelectionExpression,
    };

    /// <exception cref="InvalidParameterException">It could not be created like this.</exception>
    public static void Refuse(IntegrationScope scope, IntegrationResponseState state) =>
        Refuse(IntegrationResponseRules.FirstViolation(CreateRequest(scope, state)));

    /// <exception cref="InvalidParameterException">The desired state breaks a rule, whatever is there now.</exception>
    public static void Refuse(IntegrationScope scope, DesiredIntegrationResponse desired)
    {
        IntegrationResponseState whole = new()
        {
            IntegrationResponseKey = desired.IntegrationResponseKey,
            ResponseParameters = desired.ResponseParameters,
            ResponseTemplates = desired.ResponseTemplates,
        };
        Refuse(scope, whole);
    }

    private static bool IsWholeMap(MemberPath path) =>
        path is { Key: null, Member: MemberPath.ResponseParameters or MemberPath.ResponseTemplates };

    private static IEnumerable<MemberPath> KeysOf(IntegrationResponseState present, MemberPath map)
    {
        IReadOnlyDictionary<string, string>? found =
            map.Member == MemberPath.ResponseParameters ? present.ResponseParameters : present.ResponseTemplates;
        return (found ?? new Dictionary<string, string>()).Keys.Select(key => map with { Key = key });
    }

    private static void Refuse(ConstraintViolation? violation)
    {
        if (violation is not null)
        {
            throw new InvalidParameterException(violation);
        }
    }
}

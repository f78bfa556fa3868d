using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using SessionTools.Clients.ApiGateway;
using SessionTools.Clients.Aws;
using SessionTools.Local.Common;

namespace SessionTools.Local.ApiGateway;

/// <summary>API Gateway's integration responses, and what leads to them, as the embedded endpoint answers them.</summary>
internal sealed class LocalApiGateway : LocalService
{
    private const string Document = "apigateway";
    private const string IdCharacters = "abcdefghijklmnopqrstuvwxyz0123456789";

    private readonly LocalStore _store;
    private readonly TimeProvider _time;
    private readonly LocalDocument<ApiGatewayData> _document;
    private readonly ApiGatewayData _data;

    public LocalApiGateway(LocalStore store, TimeProvider time)
    {
        _store = store;
        _time = time;
        _document = store.Open(Document, static () => ApiGatewayDataJson.Default.ApiGatewayData);
        _data = _document.Value;
        On(ApiGatewayOperations.GetApis, GetApis);
        On(ApiGatewayOperations.GetIntegrations, GetIntegrations);
        On(ApiGatewayOperations.GetRoutes, GetRoutes);
        On(ApiGatewayOperations.GetRouteResponses, GetRouteResponses);
        On(ApiGatewayOperations.GetIntegrationResponses, List);
        On(ApiGatewayOperations.GetIntegrationResponse, Get);
        On(ApiGatewayOperations.CreateIntegrationResponse, Create);
        On(ApiGatewayOperations.UpdateIntegrationResponse, Update);
        On(ApiGatewayOperations.DeleteIntegrationResponse, Delete);
    }

    /// <summary>How it behaves where AWS documents nothing.</summary>
    public ApiGatewayBehavior Behavior { get; set; } = new();

    public override bool IsOutdated => _document.IsOutdated;

    public override LocalService Reopen() => new LocalApiGateway(_store, _time) { Behavior = Behavior };

    public override void AddSample(DateTimeOffset now) => Change(data => ApiGatewaySample.AddTo(data));

    /// <summary>Adds an API; one of the same id goes.</summary>
    public void Add(LocalApi api) => Change(data =>
    {
        data.Apis.RemoveAll(other => other.Api.ApiId == api.Api.ApiId);
        data.Apis.Add(api);
        return true;
    });

    protected override LocalServiceException ConstraintBroken(ConstraintViolation violation) => BadRequest($"Value at {violation}");

    private GetApisResponse GetApis(GetApisRequest request)
    {
        (IReadOnlyList<ApiSummary> items, string? next) =
            Page(data => data.Apis.Select(api => api.Api), request.MaxResults, request.NextToken);
        return new GetApisResponse { Items = items, NextToken = next };
    }

    private GetIntegrationsResponse GetIntegrations(GetIntegrationsRequest request)
    {
        (IReadOnlyList<IntegrationSummary> items, string? next) =
            Page(_ => Api(request.ApiId!).Integrations.Select(integration => integration.Integration), request.MaxResults, request.NextToken);
        return new GetIntegrationsResponse { Items = items, NextToken = next };
    }

    private GetRoutesResponse GetRoutes(GetRoutesRequest request)
    {
        (IReadOnlyList<RouteSummary> items, string? next) =
            Page(_ => Api(request.ApiId!).Routes.Select(route => route.Route), request.MaxResults, request.NextToken);
        return new GetRoutesResponse { Items = items, NextToken = next };
    }

    private GetRouteResponsesResponse GetRouteResponses(GetRouteResponsesRequest request)
    {
        (IReadOnlyList<RouteResponseSummary> items, string? next) = Page(
            _ => (Api(request.ApiId!).Routes.Find(route => route.Route.RouteId == request.RouteId)
                ?? throw NotFound("Route", request.RouteId!)).Responses,
            request.MaxResults,
            request.NextToken);
        return new GetRouteResponsesResponse { Items = items, NextToken = next };
    }

    private GetIntegrationResponsesResponse List(GetIntegrationResponsesRequest request)
    {
        (IReadOnlyList<IntegrationResponseState> items, string? next) =
            Page(_ => Integration(request.ApiId!, request.IntegrationId!).Responses, request.MaxResults, request.NextToken);
        return new GetIntegrationResponsesResponse { Items = items, NextToken = next };
    }

    private IntegrationResponseState Get(GetIntegrationResponseRequest request)
    {
        lock (_data)
        {
            LocalIntegration integration = Integration(request.ApiId!, request.IntegrationId!);
            return integration.Responses[IndexOf(integration, request.IntegrationResponseId!)];
        }
    }

    private IntegrationResponseState Create(CreateIntegrationResponseRequest request)
    {
        Refuse(IntegrationResponseRules.FirstViolation(request));
        IntegrationResponseState created = new()
        {
            IntegrationResponseId = RandomNumberGenerator.GetString(IdCharacters, 7),
            IntegrationResponseKey = request.IntegrationResponseKey!,
            ContentHandlingStrategy = request.ContentHandlingStrategy,
            ResponseParameters = request.ResponseParameters is { Count: > 0 } ? request.ResponseParameters : null,
            ResponseTemplates = request.ResponseTemplates is { Count: > 0 } ? request.ResponseTemplates : null,
            TemplateSelectionExpression = request.TemplateSelectionExpression is { Length: > 0 } ? request.TemplateSelectionExpression : null,
        };
        Change(_ =>
        {
            LocalIntegration integration = Integration(request.ApiId!, request.IntegrationId!);
            RefuseSecond(integration, created);
            integration.Responses.Add(created);
            return true;
        });
        return created;
    }

    private IntegrationResponseState Update(UpdateIntegrationResponseRequest request)
    {
        Refuse(IntegrationResponseRules.FirstViolation(request));
        IntegrationResponsePatch patch = new(Behavior, BadRequest);
        IntegrationResponseState? updated = null;
        Change(_ =>
        {
            LocalIntegration integration = Integration(request.ApiId!, request.IntegrationId!);
            int index = IndexOf(integration, request.IntegrationResponseId!);
            updated = patch.Apply(integration.Responses[index], request);
            RefuseSecond(integration, updated);
            integration.Responses[index] = updated;
            return true;
        });
        return updated!;
    }

    private DeleteIntegrationResponseResponse Delete(DeleteIntegrationResponseRequest request)
    {
        Change(_ =>
        {
            LocalIntegration integration = Integration(request.ApiId!, request.IntegrationId!);
            integration.Responses.RemoveAt(IndexOf(integration, request.IntegrationResponseId!));
            return true;
        });
        return new DeleteIntegrationResponseResponse();
    }

    /// <summary>Changes and saves; <paramref name="change"/> says whether there is anything to save.</summary>
    private void Change(Func<ApiGatewayData, bool> change)
    {
        lock (_data)
        {
            if (change(_data))
            {
                _document.Save();
            }
        }
    }

    private (IReadOnlyList<T> Items, string? NextToken) Page<T>(Func<ApiGatewayData, IEnumerable<T>> items, string? size, string? token)
    {
        T[] all;
        lock (_data)
        {
            all = items(_data).ToArray();
        }

        return PageTokens.Page(all, token, PageSize(size), _time.GetUtcNow(), () => BadRequest("Invalid nextToken specified"));
    }

    private static int? PageSize(string? text)
    {
        if (text is null)
        {
            return null;
        }

        bool valid = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int size) && size > 0;
        return valid ? size : throw BadRequest($"Invalid maxResults specified: '{text}'");
    }

    private LocalApi Api(string apiId) => _data.Apis.Find(api => api.Api.ApiId == apiId) ?? throw NotFound("Api", apiId);

    private LocalIntegration Integration(string apiId, string integrationId) =>
        Api(apiId).Integrations.Find(integration => integration.Integration.IntegrationId == integrationId)
        ?? throw NotFound("Integration", integrationId);

    private static int IndexOf(LocalIntegration integration, string id)
    {
        int index = integration.Responses.FindIndex(response => response.IntegrationResponseId == id);
        return index >= 0 ? index : throw NotFound("IntegrationResponse", id);
    }

    private static void RefuseSecond(LocalIntegration integration, IntegrationResponseState response)
    {
        if (integration.Responses.Exists(other => other.IntegrationResponseKey == response.IntegrationResponseKey
            && other.IntegrationResponseId != response.IntegrationResponseId))
        {
            throw new LocalServiceException(
                "ConflictException",
                409,
                $"An integration response with the key '{response.IntegrationResponseKey}' already exists.");
        }
    }

    private static void Refuse(ConstraintViolation? violation)
    {
        if (violation is not null)
        {
            throw BadRequest($"Value at {violation}");
        }
    }

    private static LocalServiceException BadRequest(string message) => new("BadRequestException", 400, message);

    private static LocalServiceException NotFound(string type, string id) =>
        new("NotFoundException", 404, $"Invalid {type} identifier specified: '{id}'")
        {
            Members = new JsonObject { ["resourceType"] = type },
        };
}

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Clients.ApiGateway;
using SessionTools.Clients.Aws;
using SessionTools.Local.ApiGateway;
using SessionTools.Local.Http;
using Xunit;

namespace SessionTools.Local.Tests;

public sealed class ApiGatewayTests : IDisposable
{
    private const string Header = "method.response.header.";

    private readonly LocalClient _client = new();

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task The_sample_has_an_api_with_responses_and_one_to_copy_to()
    {
        GetApisResponse apis = await _client.Call(ApiGatewayOperations.GetApis, new GetApisRequest());
        Assert.Equal(["sample", "sample-copy"], apis.Items.Select(api => api.Name));
        Assert.All(apis.Items, api => Assert.Equal("WEBSOCKET", api.ProtocolType));
        Assert.Equal(["$default", @"/2\d\d/", @"/4\d\d/"], (await List()).Select(state => state.IntegrationResponseKey));
    }

    [Fact]
    public async Task The_sample_leaves_alone_what_is_there()
    {
        await Update(new() { IntegrationResponseKey = "/changed/" });
        _client.Endpoint.AddSample();
        Assert.Equal("/changed/", (await Get("mock2xx")).IntegrationResponseKey);
    }

    [Fact]
    public async Task What_an_update_does_not_send_stays()
    {
        IntegrationResponseState before = await Get("mock2xx");
        IntegrationResponseState after = await Update(new() { ContentHandlingStrategy = "CONVERT_TO_TEXT" });
        Assert.Equal("CONVERT_TO_TEXT", after.ContentHandlingStrategy);
        Assert.Equal(before.IntegrationResponseKey, after.IntegrationResponseKey);
        Assert.Equal(before.TemplateSelectionExpression, after.TemplateSelectionExpression);
        Assert.Equal(before.ResponseParameters, after.ResponseParameters);
        Assert.Equal(before.ResponseTemplates, after.ResponseTemplates);
    }

    [Fact]
    public async Task An_update_merges_maps_and_an_empty_one_changes_nothing()
    {
        await Update(new() { ResponseTemplates = new Dictionary<string, string>(), ResponseParameters = new Dictionary<string, string>() });
        IntegrationResponseState after = await Update(new() { ResponseTemplates = Map(("text/html", "<p>"), ("text/plain", "PONG")) });
        Assert.Equal(["application/json", "text/html", "text/plain"], after.ResponseTemplates!.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("PONG", after.ResponseTemplates["text/plain"]);
        Assert.Equal(2, after.ResponseParameters!.Count);
    }

    [Fact]
    public async Task An_empty_parameter_and_expression_go_and_an_empty_template_stays()
    {
        IntegrationResponseState after = await Update(EmptyEverything());
        Assert.DoesNotContain(Header + "X-Source", after.ResponseParameters!.Keys);
        Assert.Null(after.TemplateSelectionExpression);
        Assert.Equal("", after.ResponseTemplates!["text/plain"]);
    }

    [Fact]
    public async Task What_is_undocumented_can_be_switched()
    {
        _client.Endpoint.ApiGateway.Behavior = new ApiGatewayBehavior
        {
            EmptyParameter = EmptyValue.Kept,
            EmptyTemplate = EmptyValue.Removes,
            EmptySelectionExpression = EmptyValue.Kept,
            ReplacesMaps = true,
        };
        IntegrationResponseState after = await Update(EmptyEverything());
        Assert.Equal("", Assert.Single(after.ResponseParameters!).Value);
        Assert.Null(after.ResponseTemplates);
        Assert.Equal("", after.TemplateSelectionExpression);
    }

    [Fact]
    public async Task A_refused_removal_changes_nothing()
    {
        _client.Endpoint.ApiGateway.Behavior = new ApiGatewayBehavior { EmptyTemplate = EmptyValue.Refused };
        await AssertFails(ErrorKind.BadRequest, "responseTemplates['text/plain']", () => Update(EmptyEverything()));
        Assert.Equal(2, (await Get("mock2xx")).ResponseParameters!.Count);
    }

    [Fact]
    public async Task A_key_is_there_once()
    {
        await AssertFails(ErrorKind.Conflict, @"/4\d\d/", () => Create(@"/4\d\d/"));
        await AssertFails(ErrorKind.Conflict, @"/4\d\d/", () => Update(new() { IntegrationResponseKey = @"/4\d\d/" }));
        await Update(new() { IntegrationResponseKey = @"/2\d\d/" });
        await Create("/x/");
    }

    [Fact]
    public async Task What_is_created_is_listed_and_what_is_deleted_is_gone()
    {
        IntegrationResponseState created = await Create("/x/");
        Assert.Contains(created.IntegrationResponseId, (await List()).Select(state => state.IntegrationResponseId));
        await Delete(created.IntegrationResponseId);
        Assert.DoesNotContain(created.IntegrationResponseId, (await List()).Select(state => state.IntegrationResponseId));
        await AssertFails(ErrorKind.NotFound, created.IntegrationResponseId, () => Get(created.IntegrationResponseId));
        await AssertFails(ErrorKind.NotFound, created.IntegrationResponseId, () => Delete(created.IntegrationResponseId));
    }

    [Fact]
    public async Task Pages_join_to_the_whole()
    {
        GetIntegrationResponsesRequest request = ListRequest() with { MaxResults = "2" };
        GetIntegrationResponsesResponse first = await _client.Call(ApiGatewayOperations.GetIntegrationResponses, request);
        Assert.Equal(2, first.Items.Count);
        GetIntegrationResponsesResponse second =
            await _client.Call(ApiGatewayOperations.GetIntegrationResponses, request with { NextToken = first.NextToken });
        Assert.Single(second.Items);
        Assert.Null(second.NextToken);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("many")]
    public Task A_page_size_that_is_none_is_refused(string size) => AssertFails(
        ErrorKind.BadRequest,
        size,
        () => _client.Call(ApiGatewayOperations.GetIntegrationResponses, ListRequest() with { MaxResults = size }));

    [Fact]
    public Task A_token_that_nobody_gave_is_refused() => AssertFails(
        ErrorKind.BadRequest,
        "nextToken",
        () => _client.Call(ApiGatewayOperations.GetIntegrationResponses, ListRequest() with { NextToken = "bm9uZQ==" }));

    [Theory]
    [InlineData("nope", "mock001", "mock2xx", "Api")]
    [InlineData("samplews01", "nope", "mock2xx", "Integration")]
    [InlineData("samplews01", "mock001", "nope", "IntegrationResponse")]
    public async Task What_is_missing_is_named_by_its_type(string apiId, string integrationId, string id, string type)
    {
        LocalResponse response = await Send("GET", $"/v2/apis/{apiId}/integrations/{integrationId}/integrationresponses/{id}");
        Assert.Equal(404, response.Status);
        Assert.Equal("NotFoundException", response.Headers["x-amzn-ErrorType"]);
        using JsonDocument body = JsonDocument.Parse(response.Body);
        Assert.Equal(type, body.RootElement.GetProperty("resourceType").GetString());
        Assert.Contains("nope", body.RootElement.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Creating_answers_201_and_deleting_204_with_nothing()
    {
        const string Path = "/v2/apis/samplews01/integrations/mock001/integrationresponses";
        Assert.Equal(201, (await Send("POST", Path, """{"integrationResponseKey":"/x/"}""")).Status);
        LocalResponse deleted = await Send("DELETE", Path + "/mock2xx");
        Assert.Equal(204, deleted.Status);
        Assert.True(deleted.Body.IsEmpty);
    }

    [Theory]
    [InlineData("""{"contentHandlingStrategy":"CONVERT_TO_WATER"}""", "contentHandlingStrategy")]
    [InlineData("""{"contentHandlingStrategy":""}""", "contentHandlingStrategy")]
    [InlineData("""{"integrationResponseKey":"4xx"}""", "integrationResponseKey")]
    [InlineData("""{"responseTemplates":{"a":1}}""", "responseTemplates['a']")]
    [InlineData("""{"responseTemplates":{"a":null}}""", "responseTemplates['a']")]
    [InlineData("""{"responseParameters":{"X-Source":"'a'"}}""", "responseParameters['X-Source']")]
    [InlineData("[]", "body")]
    [InlineData("{", "body")]
    public async Task A_body_that_breaks_a_rule_is_refused_by_the_member(string body, string member)
    {
        LocalResponse response = await Send("PATCH", "/v2/apis/samplews01/integrations/mock001/integrationresponses/mock2xx", body);
        Assert.Equal(400, response.Status);
        Assert.Equal("BadRequestException", response.Headers["x-amzn-ErrorType"]);
        using JsonDocument answer = JsonDocument.Parse(response.Body);
        Assert.Contains(member, answer.RootElement.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_keeps_it()
    {
        string folder = Directory.CreateTempSubdirectory("apigateway-").FullName;
        try
        {
            using (LocalClient first = new(folder))
            {
                await first.Call(ApiGatewayOperations.CreateIntegrationResponse, CreateRequest("/kept/"));
            }

            using LocalClient second = new(folder);
            GetIntegrationResponsesResponse list = await second.Call(ApiGatewayOperations.GetIntegrationResponses, ListRequest());
            Assert.Contains("/kept/", list.Items.Select(state => state.IntegrationResponseKey));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Many_at_once_lose_nothing()
    {
        await Task.WhenAll(Enumerable.Range(0, 100).Select(number => Task.Run(() => Create($"/many{number}/"))));
        Assert.Equal(100, (await List(pageSize: "1000")).Count(state => state.IntegrationResponseKey.StartsWith("/many", StringComparison.Ordinal)));
    }

    private static UpdateIntegrationResponseRequest EmptyEverything() => new()
    {
        ResponseParameters = Map((Header + "X-Source", "")),
        ResponseTemplates = Map(("text/plain", "")),
        TemplateSelectionExpression = "",
    };

    private static Dictionary<string, string> Map(params (string Key, string Value)[] entries) =>
        entries.ToDictionary(entry => entry.Key, entry => entry.Value);

    private static GetIntegrationResponsesRequest ListRequest() => new() { ApiId = "samplews01", IntegrationId = "mock001" };

    private static CreateIntegrationResponseRequest CreateRequest(string key) =>
        new() { ApiId = "samplews01", IntegrationId = "mock001", IntegrationResponseKey = key };

    private static async Task AssertFails(ErrorKind kind, string mentioned, Func<Task> call)
    {
        ServiceException exception = await Assert.ThrowsAsync<ServiceException>(call);
        Assert.Equal(kind, exception.Kind);
        Assert.Contains(mentioned, exception.ServiceMessage, StringComparison.Ordinal);
    }

    private async Task<IReadOnlyList<IntegrationResponseState>> List(string? pageSize = null) =>
        (await _client.Call(ApiGatewayOperations.GetIntegrationResponses, ListRequest() with { MaxResults = pageSize })).Items;

    private Task<IntegrationResponseState> Get(string id) => _client.Call(
        ApiGatewayOperations.GetIntegrationResponse,
        new GetIntegrationResponseRequest { ApiId = "samplews01", IntegrationId = "mock001", IntegrationResponseId = id });

    private Task<IntegrationResponseState> Create(string key) =>
        _client.Call(ApiGatewayOperations.CreateIntegrationResponse, CreateRequest(key));

    private Task<IntegrationResponseState> Update(UpdateIntegrationResponseRequest change) => _client.Call(
        ApiGatewayOperations.UpdateIntegrationResponse,
        change with { ApiId = "samplews01", IntegrationId = "mock001", IntegrationResponseId = "mock2xx" });

    private Task<DeleteIntegrationResponseResponse> Delete(string id) => _client.Call(
        ApiGatewayOperations.DeleteIntegrationResponse,
        new DeleteIntegrationResponseRequest { ApiId = "samplews01", IntegrationId = "mock001", IntegrationResponseId = id });

    private Task<LocalResponse> Send(string method, string path, string body = "") => _client.Endpoint.HandleAsync(
        new LocalRequest { Method = method, Path = path, Body = Encoding.UTF8.GetBytes(body) },
        CancellationToken.None);
}

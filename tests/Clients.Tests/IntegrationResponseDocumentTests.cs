using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Clients.ApiGateway;
using SessionTools.Local.Common;
using SessionTools.TestSupport;
using Xunit;
using static SessionTools.Clients.Tests.IntegrationResponseFixture;

namespace SessionTools.Clients.Tests;

public sealed class IntegrationResponseDocumentTests : IDisposable
{
    private readonly Connection _connection;
    private readonly LocalEndpoint _endpoint;

    public IntegrationResponseDocumentTests()
    {
        TestClock clock = new() { Skipping = true };
        _endpoint = new LocalEndpoint(null, clock);
        _endpoint.AddSample();
        _connection = TestConnections.To(_endpoint, clock);
    }

    public void Dispose() => _connection.Dispose();

    [Fact]
    public async Task It_comes_back_as_it_was_written()
    {
        string text = (await Export()).ToString();
        Assert.Equal(text, IntegrationResponseDocument.Parse(text).ToString());
        Assert.DoesNotContain('\r', text);
        Assert.EndsWith("}\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("mock2xx", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_in_order_whatever_the_order_of_the_service()
    {
        IntegrationResponseDocument document = await Export();
        Assert.Equal(["http001", "lambda1", "mock001"], document.Integrations.Select(integration => integration.IntegrationId));
        Assert.All(document.Integrations, AssertInOrder);
        Assert.Equal(["ping"], document.Integrations[2].RouteKeys);
    }

    [Fact]
    public async Task One_integration_can_be_exported_even_without_responses()
    {
        IntegrationResponseDocument document = await Export("proxy01");
        Assert.Empty(Assert.Single(document.Integrations).Responses);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("""{"format":"other/1","apiId":"a","integrations":[]}""")]
    [InlineData("""{"format":"SessionTools.ApiGatewayIntegrationResponses/1","apiId":null,"integrations":[]}""")]
    [InlineData("""{"format":"SessionTools.ApiGatewayIntegrationResponses/1","apiId":"a","integrations":[null]}""")]
    [InlineData("""{"format":"SessionTools.ApiGatewayIntegrationResponses/1","apiId":"a","integrations":[],"more":1}""")]
    [InlineData("""{"format":"SessionTools.ApiGatewayIntegrationResponses/1","apiId":"a","integrations":[{"integrationId":"i","responses":[null]}]}""")]
    [InlineData("""{"format":"SessionTools.ApiGatewayIntegrationResponses/1","apiId":"a","integrations":[{"integrationId":"i","responses":[{"integrationResponseKey":"$default","responseTemplates":{"a":null}}]}]}""")]
    public void What_is_no_export_is_refused(string text) => Assert.Throws<InvalidDataException>(() => IntegrationResponseDocument.Parse(text));

    [Theory]
    [InlineData("mock001", "samplews01", null, "mock001")]
    [InlineData("mock001", "samplews02", "ping", "mock002")]
    [InlineData("other", "samplews02", "orders", "http002")]
    [InlineData("other", "samplews02", null, null)]
    [InlineData("other", "samplews02", "unknown", null)]
    public async Task An_integration_is_found_by_its_id_or_its_route(string id, string apiId, string? route, string? found)
    {
        IntegrationMatcher matcher = await Matcher(apiId, []);
        Assert.Equal(found, matcher.Find(id, route is null ? [] : [route]));
    }

    [Fact]
    public async Task Routes_that_lead_to_several_integrations_decide_nothing()
    {
        IntegrationMatcher matcher = await Matcher("samplews02", []);
        Assert.Null(matcher.Find("other", ["ping", "orders"]));
    }

    [Fact]
    public async Task What_the_caller_says_comes_first()
    {
        IntegrationMatcher matcher = await Matcher("samplews01", Map(("mock001", "http001")));
        Assert.Equal("http001", matcher.Find("mock001", ["ping"]));
    }

    [Fact]
    public async Task A_route_that_cannot_answer_is_found()
    {
        TwoWayCheck check = new(_connection.Client(ApiGatewayService.Description));
        IReadOnlyList<string> findings = await check.FindAsync("samplews01", ["mock001", "http001", "lambda1", "proxy01"], CancellationToken.None);
        string finding = Assert.Single(findings);
        Assert.Contains("'orders' (route02) has no route response", finding, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_route_without_selection_expression_cannot_answer_either()
    {
        Local.ApiGateway.LocalApi api = new()
        {
            Api = new ApiSummary { ApiId = "oneway", Name = "oneway", ProtocolType = "WEBSOCKET" },
            Integrations = [new() { Integration = new IntegrationSummary { IntegrationId = "i", IntegrationType = "MOCK" } }],
            Routes =
            [
                new()
                {
                    Route = new RouteSummary { RouteId = "r", RouteKey = "ask", Target = "integrations/i" },
                    Responses = [new RouteResponseSummary { RouteResponseId = "x", RouteResponseKey = "$default" }],
                },
            ],
        };
        _endpoint.ApiGateway.Add(api);
        TwoWayCheck check = new(_connection.Client(ApiGatewayService.Description));
        Assert.Contains("RouteResponseSelectionExpression", Assert.Single(await check.FindAsync("oneway", ["i"], CancellationToken.None)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Proxies_and_what_nobody_asked_about_are_not_looked_at()
    {
        TwoWayCheck check = new(_connection.Client(ApiGatewayService.Description));
        Assert.Empty(await check.FindAsync("samplews01", ["proxy01"], CancellationToken.None));
        Assert.DoesNotContain("GetRoutes", _endpoint.Calls.Keys);
    }

    private static void AssertInOrder(DocumentIntegration integration)
    {
        Assert.Equal(integration.Responses.OrderBy(response => response.IntegrationResponseKey, StringComparer.Ordinal), integration.Responses);
        foreach (DocumentResponse response in integration.Responses)
        {
            IEnumerable<string> keys = response.ResponseParameters?.Keys ?? [];
            Assert.Equal(keys.Order(StringComparer.Ordinal), keys);
        }
    }

    private Task<IntegrationMatcher> Matcher(string apiId, Dictionary<string, string> map) =>
        IntegrationMatcher.ReadAsync(_connection.Client(ApiGatewayService.Description), apiId, map, CancellationToken.None);

    private async Task<IntegrationResponseDocument> Export(string? integrationId = null)
    {
        IntegrationResponseExport export = new(_connection.Client(ApiGatewayService.Description), "samplews01");
        await export.AddAsync(integrationId, CancellationToken.None);
        return export.ToDocument();
    }
}

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Clients.ApiGateway;
using SessionTools.Local.ApiGateway;
using SessionTools.Local.Common;
using SessionTools.TestSupport;

namespace SessionTools.Clients.Tests;

/// <summary>An embedded endpoint with one integration, and an editor of its integration responses.</summary>
internal sealed class IntegrationResponseFixture : IDisposable
{
    public static readonly IntegrationScope Scope = new("api", "integration");

    private static readonly string[] s_changes = ["CreateIntegrationResponse", "UpdateIntegrationResponse", "DeleteIntegrationResponse"];

    private readonly Connection _connection;

    public IntegrationResponseFixture(params IntegrationResponseState[] present)
    {
        Endpoint = new LocalEndpoint(null, Clock);
        Put(present);
        _connection = TestConnections.To(Endpoint, Clock);
        Responses = new IntegrationResponses(_connection.Client(ApiGatewayService.Description));
        Editor = new IntegrationResponseEditor(Responses, readBack: true);
    }

    public TestClock Clock { get; } = new() { Skipping = true };

    public LocalEndpoint Endpoint { get; }

    public IntegrationResponses Responses { get; }

    public IntegrationResponseEditor Editor { get; }

    public ApiGatewayBehavior Behavior
    {
        set => Endpoint.ApiGateway.Behavior = value;
    }

    /// <summary>How often each operation that changes something was called since the beginning.</summary>
    public int Changes => s_changes.Sum(CallsOf);

    public int Calls => Endpoint.Calls.Values.Sum();

    public static IntegrationResponseState State(string key) => new()
    {
        IntegrationResponseId = "id-" + key.Trim('/', '$'),
        IntegrationResponseKey = key,
    };

    public static Dictionary<string, string> Map(params (string Key, string Value)[] entries) =>
        entries.ToDictionary(entry => entry.Key, entry => entry.Value);

    public int CallsOf(string operation) => Endpoint.Calls.GetValueOrDefault(operation);

    public void Put(params IntegrationResponseState[] present) => Endpoint.ApiGateway.Add(new LocalApi
    {
        Api = new ApiSummary { ApiId = Scope.ApiId, Name = "test", ProtocolType = "WEBSOCKET" },
        Integrations =
        [
            new LocalIntegration
            {
                Integration = new IntegrationSummary { IntegrationId = Scope.IntegrationId, IntegrationType = "HTTP" },
                Responses = [.. present],
            },
        ],
    });

    public async Task<IntegrationResponseState> Reach(DesiredIntegrationResponse desired, bool allowReplace = false)
    {
        IntegrationResponsePlan plan = await Editor.PlanAsync(Scope, desired, CancellationToken.None);
        return await Editor.ApplyAsync(plan, allowReplace, CancellationToken.None);
    }

    public async Task<IntegrationResponseState?> Find(string key) =>
        (await Responses.ListAsync(Scope, CancellationToken.None)).Find(state => state.IntegrationResponseKey == key);

    public void Dispose() => _connection.Dispose();
}

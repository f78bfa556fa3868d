using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Local.Common;
using SessionTools.TestSupport;
using Xunit;

namespace SessionTools.Server.Tests;

/// <summary>A server with the sample on a free port. The endpoint's clock stands still; signatures go by the real one.</summary>
public class RunningServer : IAsyncLifetime, IAsyncDisposable
{
    public const string AccessKey = "AKIAFAKESERVERKEY000";
    public const string SecretKey = "fake/server+secret";

    private readonly EndpointServer _server;

    public RunningServer()
        : this(withKeys: false)
    {
    }

    private protected RunningServer(bool withKeys)
    {
        Endpoint = new LocalEndpoint(null, Clock);
        Endpoint.AddSample();
        ServerOptions options = new()
        {
            Port = 0,
            AccessKey = withKeys ? AccessKey : null,
            SecretKey = withKeys ? SecretKey : null,
        };
        _server = new EndpointServer(Endpoint, options, TimeProvider.System);
    }

    public TestClock Clock { get; } = new();

    public LocalEndpoint Endpoint { get; }

    public HttpClient Http { get; } = new();

    public string Url => _server.Url;

    public Task InitializeAsync() => _server.StartAsync(CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _server.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();
}

/// <summary>A server that answers only what is signed with its keys.</summary>
public sealed class SigningServer() : RunningServer(withKeys: true);

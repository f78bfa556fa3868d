using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Amazon.Runtime;
using SessionTools.Clients.Aws;

namespace SessionTools.Clients.Http;

/// <summary>
/// The one HTTP client of a connection, shared by its services and by those that hand out its credentials. AWSSDK.Core
/// would share clients across the whole process by their settings and dispose of handlers that are not its own.
/// </summary>
internal sealed class SharedHttpClient : HttpClientFactory, IDisposable
{
    private readonly HttpClient _client;

    /// <summary>The same for services with one call at a time.</summary>
    private readonly HttpClient _waiting;
    private readonly Lazy<HttpClient> _direct = new(() => new HttpClient(new WholeBodyHandler(NetworkHandler.Create(NetworkSettings.Direct))));

    /// <param name="inProcess">The handler of an embedded endpoint, which stays its owner's; null for the network.</param>
    /// <param name="network">How the network is reached.</param>
    public SharedHttpClient(HttpMessageHandler? inProcess, NetworkSettings network)
    {
        WholeBodyHandler handler = new(inProcess ?? NetworkHandler.Create(network));
        _client = new HttpClient(handler, disposeHandler: inProcess is null);
        _waiting = inProcess is null ? new HttpClient(new CallersThreadHandler(handler), disposeHandler: false) : _client;
    }

    /// <summary>A plain request, not signed.</summary>
    public Task<HttpResponseMessage> GetAsync(Uri url, CancellationToken cancellationToken) => _client.GetAsync(url, cancellationToken);

    /// <summary>A request to this machine's own surroundings (container, instance), which no proxy can reach.</summary>
    public Task<HttpResponseMessage> SendDirectAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        _direct.Value.SendAsync(request, cancellationToken);

    public override HttpClient CreateHttpClient(IClientConfig clientConfig) =>
        clientConfig is PipelineConfig { Service.HasOneCallAtATime: true } ? _waiting : _client;

    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;

    public void Dispose()
    {
        _waiting.Dispose();
        _client.Dispose();
        if (_direct.IsValueCreated)
        {
            _direct.Value.Dispose();
        }
    }
}

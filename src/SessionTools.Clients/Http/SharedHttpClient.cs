using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Amazon.Runtime;

namespace SessionTools.Clients.Http;

/// <summary>
/// The one HTTP client of a connection, shared by its services. AWSSDK.Core would share clients across the whole process
/// by their settings and dispose of handlers that are not its own.
/// </summary>
internal sealed class SharedHttpClient : HttpClientFactory, IDisposable
{
    private static readonly TimeSpan s_connectTimeout = TimeSpan.FromSeconds(5);

    private readonly HttpClient _client;

    /// <param name="inProcess">The handler of an embedded endpoint, which stays its owner's; null for the network.</param>
    public SharedHttpClient(HttpMessageHandler? inProcess)
    {
        HttpMessageHandler inner = inProcess ?? new SocketsHttpHandler
        {
            ConnectTimeout = s_connectTimeout,
            AllowAutoRedirect = false,
        };
        _client = new HttpClient(new WholeBodyHandler(inner), disposeHandler: inProcess is null);
    }

    /// <summary>A plain request, not signed.</summary>
    public Task<HttpResponseMessage> GetAsync(Uri url, CancellationToken cancellationToken) => _client.GetAsync(url, cancellationToken);

    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => _client;

    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;

    public void Dispose() => _client.Dispose();
}

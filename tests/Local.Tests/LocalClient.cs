using System;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Clients.Aws;
using SessionTools.Local.Common;
using SessionTools.TestSupport;

namespace SessionTools.Local.Tests;

/// <summary>An embedded endpoint with the sample, a clock of its own and a client that speaks to it.</summary>
public sealed class LocalClient : IDisposable
{
    private readonly Connection _connection;

    public LocalClient(string? path = null)
    {
        Endpoint = new LocalEndpoint(path, Clock);
        Endpoint.AddSample();
        _connection = TestConnections.To(Endpoint, Clock);
    }

    public TestClock Clock { get; } = new() { Skipping = true };

    public LocalEndpoint Endpoint { get; }

    public Task<TResponse> Call<TRequest, TResponse>(Operation<TRequest, TResponse> operation, TRequest request)
        where TRequest : class
        where TResponse : class =>
        _connection.Client(operation.Service).CallAsync(operation, request, CancellationToken.None);

    public void Dispose() => _connection.Dispose();
}

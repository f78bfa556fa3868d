using System;
using System.IO;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SessionTools.Local.Common;

namespace SessionTools.Server;

/// <summary>The embedded endpoint behind Kestrel.</summary>
internal sealed class EndpointServer : IAsyncDisposable
{
    /// <summary>Above the largest request of any of the services (10 MB of a Q Apps document as base64).</summary>
    public const int LargestBody = 16 * 1024 * 1024;

    private const int MostConnections = 512;
    private const int ReadyThreads = 32;
    private static readonly TimeSpan s_headersTimeout = TimeSpan.FromSeconds(10);

    private readonly WebApplication _application;

    static EndpointServer()
    {
        // A statement keeps its thread of the pool while it searches. Where it has taken the last one, nobody is left to notice that its
        // client has gone, and the pool adds only two a second.
        ThreadPool.GetMinThreads(out int workers, out int completions);
        ThreadPool.SetMinThreads(Math.Max(workers, ReadyThreads), completions);
    }

    public EndpointServer(LocalEndpoint endpoint, ServerOptions options, TimeProvider time)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => Configure(kestrel, options));
        builder.Logging.SetMinimumLevel(LogLevel.None);
        _application = builder.Build();
        IGate gate = options.AccessKey is null
            ? new LoopbackGate()
            : new SignatureGate(new SignatureVerifier(options.AccessKey, options.SecretKey!, time), endpoint);
        HttpExchange exchange = new(endpoint, gate, time);
        _application.Run(exchange.HandleAsync);
    }

    /// <summary>Where it answers.</summary>
    public string Url => _application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    /// <exception cref="IOException">The port is taken.</exception>
    public Task StartAsync(CancellationToken cancellationToken) => _application.StartAsync(cancellationToken);

    public Task WaitForShutdownAsync() => _application.WaitForShutdownAsync();

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private static void Configure(KestrelServerOptions kestrel, ServerOptions options)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = LargestBody;
        kestrel.Limits.MaxConcurrentConnections = MostConnections;
        kestrel.Limits.RequestHeadersTimeout = s_headersTimeout;
        kestrel.Listen(options.Address, options.Port, listen => listen.Protocols = HttpProtocols.Http1);
    }
}

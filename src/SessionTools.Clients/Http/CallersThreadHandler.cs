using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace SessionTools.Clients.Http;

/// <summary>
/// Sends and receives on the thread that asks. Where that thread would only wait, this spares changing threads several times a call,
/// which cost more than an answer of a server on the same machine. Cancellation ends it as usual. Threads of the pool are too few to
/// wait, and do not.
/// </summary>
internal sealed class CallersThreadHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (Thread.CurrentThread.IsThreadPoolThread)
        {
            return base.SendAsync(request, cancellationToken);
        }

        try
        {
            return Task.FromResult(Send(request, cancellationToken));
        }
        catch (Exception exception)
        {
            return Task.FromException<HttpResponseMessage>(exception);
        }
    }
}

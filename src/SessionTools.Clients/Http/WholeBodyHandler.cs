using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace SessionTools.Clients.Http;

/// <summary>
/// Sends a request exactly once and completes only when the whole answer is here. AWSSDK.Core reads bodies
/// synchronously, where neither Ctrl+C nor a time limit could end a read that hangs.
/// </summary>
internal sealed class WholeBodyHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        return await WithBodyAsync(await base.SendAsync(Once(request), cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
    }

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        return WithBodyAsync(base.Send(Once(request), cancellationToken), cancellationToken).GetAwaiter().GetResult();
    }

    private static HttpRequestMessage Once(HttpRequestMessage request)
    {
        // SocketsHttpHandler sends a request without content up to four times when the connection closes before the
        // answer, whatever the request does. It does not where there is content, even none at all.
        request.Content ??= new ByteArrayContent([]);
        return request;
    }

    private static async Task<HttpResponseMessage> WithBodyAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            if (response.Content is not (ByteArrayContent or ReadOnlyMemoryContent))
            {
                await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
            }

            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }
}

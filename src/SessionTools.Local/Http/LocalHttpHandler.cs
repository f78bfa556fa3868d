using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Local.Common;

namespace SessionTools.Local.Http;

/// <summary>Plugs the embedded endpoint into an HTTP client of the same process: no socket is opened.</summary>
public sealed class LocalHttpHandler(LocalEndpoint endpoint) : HttpMessageHandler
{
    /// <summary>The endpoint that answers.</summary>
    public LocalEndpoint Endpoint => endpoint;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        LocalRequest local = await ReadAsync(request, cancellationToken).ConfigureAwait(false);
        LocalResponse response = await endpoint.HandleAsync(local, cancellationToken).ConfigureAwait(false);
        if (response.ConnectionBroken)
        {
            throw new HttpRequestException(HttpRequestError.ResponseEnded, "The connection was closed before the answer came.");
        }

        return Write(response, request);
    }

    private static async Task<LocalRequest> ReadAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        byte[] body = request.Content is null
            ? []
            : await request.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);

        Dictionary<string, string> headers = new(StringComparer.OrdinalIgnoreCase);
        Add(headers, request.Headers);
        if (request.Content is not null)
        {
            Add(headers, request.Content.Headers);
        }

        return new LocalRequest
        {
            Method = request.Method.Method,
            Path = request.RequestUri!.AbsolutePath,
            Query = QueryString.Parse(request.RequestUri.Query),
            Headers = headers,
            Body = body,
        };
    }

    private static void Add(Dictionary<string, string> all, HttpHeaders headers)
    {
        foreach ((string name, IEnumerable<string> values) in headers)
        {
            all[name] = string.Join(',', values);
        }
    }

    private static HttpResponseMessage Write(LocalResponse response, HttpRequestMessage request)
    {
        HttpResponseMessage message = new((HttpStatusCode)response.Status)
        {
            RequestMessage = request,
            Content = new ReadOnlyMemoryContent(response.Body),
        };

        foreach ((string name, string value) in response.Headers)
        {
            HttpHeaders headers = name.StartsWith("Content-", StringComparison.OrdinalIgnoreCase) ? message.Content.Headers : message.Headers;
            headers.TryAddWithoutValidation(name, value);
        }

        return message;
    }
}

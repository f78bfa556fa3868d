using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace SessionTools.TestSupport;

/// <summary>Answers every request by a function and remembers the requests.</summary>
public sealed class CannedHandler(Func<int, HttpRequestMessage, HttpResponseMessage> answer) : HttpMessageHandler
{
    private readonly ConcurrentQueue<Seen> _requests = new();

    public IReadOnlyList<Seen> Requests => _requests.ToArray();

    public static HttpResponseMessage Json(string body, HttpStatusCode status = HttpStatusCode.OK) =>
        new(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        string body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        Dictionary<string, string> headers = request.Headers.ToDictionary(
            header => header.Key,
            header => string.Join(',', header.Value),
            StringComparer.OrdinalIgnoreCase);
        _requests.Enqueue(new Seen(request.Method.Method, request.RequestUri!, headers, body));
        return answer(_requests.Count, request);
    }

    public sealed record Seen(string Method, Uri Uri, IReadOnlyDictionary<string, string> Headers, string Body);
}

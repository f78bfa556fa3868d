using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace SessionTools.Clients.Tests.Conformance;

/// <summary>Keeps the one request that is sent as it would stand on the wire, and answers it.</summary>
internal sealed class CapturingHandler(Func<HttpResponseMessage> answer) : HttpMessageHandler
{
    public string Method { get; private set; } = "";

    public Uri? Uri { get; private set; }

    public IReadOnlyDictionary<string, string> Headers { get; private set; } = new Dictionary<string, string>();

    public byte[] Body { get; private set; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Method = request.Method.Method;
        Uri = request.RequestUri;
        Body = await request.Content!.ReadAsByteArrayAsync(cancellationToken);
        Dictionary<string, string> headers = request.Headers.Concat(request.Content.Headers)
            .ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
        headers["Content-Length"] = Body.Length.ToString(System.Globalization.CultureInfo.InvariantCulture);
        Headers = headers;
        return answer();
    }
}

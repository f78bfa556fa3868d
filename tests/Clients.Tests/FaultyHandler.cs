using System;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Local.Common;
using SessionTools.Local.Http;

namespace SessionTools.Clients.Tests;

/// <summary>The way to an embedded endpoint on which one call in twenty fails, in one of the ways that networks and services have.</summary>
internal sealed class FaultyHandler(LocalEndpoint endpoint, Random random) : DelegatingHandler(new LocalHttpHandler(endpoint))
{
    private const int OneIn = 20;

    public int Calls { get; private set; }

    public int Faults { get; private set; }

    /// <summary>Configurations that the endpoint has given, also where the answer got lost: these cost money.</summary>
    public int Paid { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Calls++;
        if (random.Next(OneIn) > 0)
        {
            return await Pass(request, cancellationToken);
        }

        Faults++;
        switch (random.Next(6))
        {
            case 0:
                throw new HttpRequestException(HttpRequestError.ConnectionError, "unreachable");
            case 1:
                return Error(500, "InternalServerException", "{}");
            case 2:
                return Error(429, "ThrottlingException", "{}");
            case 3:
                return Error(400, "BadRequestException", """{"Details":{"InvalidParameters":{"ConfigurationToken":{"Problem":"Expired"}}}}""");
            case 4:
                return Error(403, "AccessDeniedException", "{}");
            default:
                await Pass(request, cancellationToken);
                throw new HttpRequestException(HttpRequestError.ResponseEnded, "the answer was lost");
        }
    }

    private async Task<HttpResponseMessage> Pass(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
        Paid += request.Method == HttpMethod.Get && response.StatusCode == HttpStatusCode.OK ? 1 : 0;
        return response;
    }

    private static HttpResponseMessage Error(int status, string code, string body)
    {
        HttpResponseMessage response = new((HttpStatusCode)status) { Content = new StringContent(body) };
        response.Headers.Add("x-amzn-ErrorType", code);
        return response;
    }
}

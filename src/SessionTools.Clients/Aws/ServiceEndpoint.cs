using System;
using System.Net;
using Amazon.Runtime.Internal.Endpoints.StandardLibrary;

namespace SessionTools.Clients.Aws;

/// <summary>Where a service is called.</summary>
/// <param name="Url">The base address.</param>
/// <param name="TakesHostPrefix">
/// An operation's host prefix may be put before the host name: not before an IP address or localhost, where
/// <c>management.localhost</c> is nobody's name.
/// </param>
internal sealed record ServiceEndpoint(Uri Url, bool TakesHostPrefix)
{
    public static ServiceEndpoint Custom(Uri url) => new(url, TakesHostPrefix: !url.IsLoopback && !IPAddress.TryParse(url.Host, out _));

    /// <summary>The regional endpoint by the services' endpoint rule set (smithy.rules#endpointRuleSet), without FIPS or dual stack.</summary>
    public static ServiceEndpoint Regional(ServiceDescription service, string region)
    {
        Partition partition = Fn.Partition(region);
        return new ServiceEndpoint(new Uri($"https://{service.EndpointPrefix}.{region}.{partition.dnsSuffix}"), TakesHostPrefix: true);
    }
}

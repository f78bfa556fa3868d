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
    /// <summary>An endpoint that was named.</summary>
    /// <exception cref="ConnectionException">A variant was asked for, too.</exception>
    public static ServiceEndpoint Custom(Uri url, EndpointVariant variant = default)
    {
        string? contradiction = variant switch
        {
            { Fips: true } => "FIPS and custom endpoint are not supported",
            { DualStack: true } => "Dualstack and custom endpoint are not supported",
            _ => null,
        };
        return contradiction is null
            ? new(url, TakesHostPrefix: !url.IsLoopback && !IPAddress.TryParse(url.Host, out _))
            : throw Invalid($"Invalid Configuration: {contradiction}");
    }

    /// <summary>The regional endpoint by the services' endpoint rule set (smithy.rules#endpointRuleSet).</summary>
    /// <exception cref="ConnectionException">The region's partition does not have the variant.</exception>
    public static ServiceEndpoint Regional(ServiceDescription service, string? region, EndpointVariant variant = default)
    {
        if (string.IsNullOrEmpty(region))
        {
            throw Invalid("Invalid Configuration: Missing Region");
        }

        Partition partition = Fn.Partition(region);
        CheckSupported(partition, variant);
        bool fipsName = variant.Fips && (variant.DualStack || partition.name != service.PartitionWithoutFipsName);
        string suffix = variant.DualStack ? partition.dualStackDnsSuffix : partition.dnsSuffix;
        return new ServiceEndpoint(new Uri($"https://{service.EndpointPrefix}{(fipsName ? "-fips" : "")}.{region}.{suffix}"), TakesHostPrefix: true);
    }

    private static void CheckSupported(Partition partition, EndpointVariant variant)
    {
        bool fipsMissing = variant.Fips && !partition.supportsFIPS;
        bool dualStackMissing = variant.DualStack && !partition.supportsDualStack;
        string? problem = (fipsMissing || dualStackMissing, variant) switch
        {
            (false, _) => null,
            (_, { Fips: true, DualStack: true }) => "FIPS and DualStack are enabled, but this partition does not support one or both",
            (_, { Fips: true }) => "FIPS is enabled but this partition does not support FIPS",
            _ => "DualStack is enabled but this partition does not support DualStack",
        };
        if (problem is not null)
        {
            throw Invalid(problem);
        }
    }

    private static ConnectionException Invalid(string message) => new(ConnectionProblem.InvalidEndpoint, message);
}

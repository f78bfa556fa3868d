using System;

namespace SessionTools.Clients.Aws;

/// <summary>How a service serializes requests and responses.</summary>
public enum ServiceProtocol
{
    RestJson1,
    AwsJson10,
}

/// <summary>A service as data: what its Smithy model says about the service as a whole.</summary>
public sealed record ServiceDescription
{
    /// <summary>The name users know it by.</summary>
    public required string Name { get; init; }

    /// <summary>The SDK id, which names its endpoint settings (<c>AWS_ENDPOINT_URL_&lt;SDK_ID&gt;</c>).</summary>
    public required string SdkId { get; init; }

    /// <summary>The service name in a SigV4 credential scope.</summary>
    public required string SigningName { get; init; }

    public required string EndpointPrefix { get; init; }

    /// <summary>The partition whose FIPS endpoints bear their ordinary name, or null.</summary>
    public string? PartitionWithoutFipsName { get; init; }

    public required string ApiVersion { get; init; }

    public ServiceProtocol Protocol { get; init; } = ServiceProtocol.RestJson1;

    /// <summary>The prefix of <c>X-Amz-Target</c> under awsJson1_0.</summary>
    public string TargetPrefix { get; init; } = "";

    /// <summary>The name of its part of a services section in a config file.</summary>
    public string SettingsName => SdkId.Replace(' ', '_').ToLowerInvariant();

    /// <summary>
    /// Its calls share one rate that sinks when the service throttles and grows again slowly: for services that are listed
    /// by the thousand calls.
    /// </summary>
    public bool AdaptiveRate { get; init; }

    /// <summary>Who calls it has nothing else to do until the answer is here: calls are made on the thread that waits for them.</summary>
    public bool HasOneCallAtATime { get; init; }

    /// <summary>There is one description of each service.</summary>
    public bool Equals(ServiceDescription? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => SdkId.GetHashCode(StringComparison.Ordinal);

    /// <summary>The environment variable that overrides this service's endpoint.</summary>
    public string EndpointVariable => "AWS_ENDPOINT_URL_" + SdkId.Replace(' ', '_').ToUpperInvariant();
}

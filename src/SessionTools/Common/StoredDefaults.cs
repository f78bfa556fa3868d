using System;
using System.Threading;
using SessionTools.Clients.Common;
using SessionTools.Clients.Credentials;
using SessionTools.Clients.Http;

namespace SessionTools.Common;

/// <summary>
/// What AWS.Tools keeps in a session's variables: $StoredAWSCredentials, $StoredAWSRegion and $AWSProxy. They are read
/// when they are needed and not before.
/// </summary>
/// <param name="variable">Gives a variable's value, or null.</param>
/// <param name="stop">Ends the search for what they do not say.</param>
internal sealed class StoredDefaults(Func<string, object?> variable, CancellationToken stop)
{
    /// <exception cref="ConnectionException">The variable holds something else.</exception>
    public ICredentialSource? Credentials => variable("StoredAWSCredentials") is { } value
        ? CredentialReader.Read(value)?.Source ?? throw new ConnectionException(
            ConnectionProblem.InvalidCredential,
            "$StoredAWSCredentials holds no credentials. Set it with Set-AWSCredential of AWS.Tools, or remove it.")
        : null;

    /// <summary>The stored region, else that of the environment, the profile or the instance.</summary>
    /// <exception cref="ConnectionException">No region is set anywhere.</exception>
    public string RegionFor(string? profileName) =>
        variable("StoredAWSRegion")?.ToString() is { Length: > 0 } region ? region : RegionSource.Find(profileName, stop);

    /// <exception cref="ConnectionException">The variable holds something else.</exception>
    public NetworkSettings Network => NetworkSettings.FromEnvironment() with { Proxy = variable("AWSProxy") is { } value ? ProxyReader.Read(value) : null };
}

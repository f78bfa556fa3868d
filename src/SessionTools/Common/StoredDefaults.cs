using System;
using SessionTools.Clients.Common;
using SessionTools.Clients.Credentials;
using SessionTools.Clients.Http;

namespace SessionTools.Common;

/// <summary>
/// What AWS.Tools keeps in a session's variables: $StoredAWSCredentials, $StoredAWSRegion and $AWSProxy. They are read
/// when they are needed and not before.
/// </summary>
/// <param name="variable">Gives a variable's value, or null.</param>
internal sealed class StoredDefaults(Func<string, object?> variable)
{
    /// <exception cref="ConnectionException">The variable holds something else.</exception>
    public ICredentialSource? Credentials => variable("StoredAWSCredentials") is { } value
        ? CredentialReader.Read(value)?.Source ?? throw new ConnectionException(
            ConnectionProblem.InvalidCredential,
            "$StoredAWSCredentials holds no credentials. Set it with Set-AWSCredential of AWS.Tools, or remove it.")
        : null;

    public string? Region => variable("StoredAWSRegion")?.ToString() is { Length: > 0 } region ? region : null;

    /// <exception cref="ConnectionException">The variable holds something else.</exception>
    public NetworkSettings Network => NetworkSettings.FromEnvironment() with { Proxy = variable("AWSProxy") is { } value ? ProxyReader.Read(value) : null };
}

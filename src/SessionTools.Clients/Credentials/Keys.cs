using System;
using Amazon.Runtime;

namespace SessionTools.Clients.Credentials;

/// <summary>Keys that sign requests, and until when. It shows no secrets.</summary>
internal sealed class Keys(string accessKey, string secretKey, string? sessionToken, DateTimeOffset? expires = null)
{
    public string AccessKey { get; } = accessKey;

    public string SecretKey { get; } = secretKey;

    public string? SessionToken { get; } = string.IsNullOrEmpty(sessionToken) ? null : sessionToken;

    /// <summary>When they stop working; null where that is not known.</summary>
    public DateTimeOffset? Expires { get; } = expires;

    public ImmutableCredentials ToImmutable() => new(AccessKey, SecretKey, SessionToken);

    public AWSCredentials ToCredentials() => SessionToken is null
        ? new BasicAWSCredentials(AccessKey, SecretKey)
        : new SessionAWSCredentials(AccessKey, SecretKey, SessionToken);

    public override string ToString() => AccessKey;
}

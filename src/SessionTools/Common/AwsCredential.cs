using System;
using SessionTools.Clients.Credentials;

namespace SessionTools;

/// <summary>
/// AWS credentials as -Credential takes them: a PSCredential (access key and secret key), a credentials object of AWS.Tools,
/// which is asked again whenever keys are needed, or an object with AccessKeyId, SecretAccessKey and SessionToken, such as
/// a result of AWS STS. They are shown nowhere.
/// </summary>
public sealed class AwsCredential
{
    internal AwsCredential(ICredentialSource source)
    {
        Source = source;
    }

    internal ICredentialSource Source { get; }

    public override bool Equals(object? obj) => obj is AwsCredential other && Source.Equals(other.Source);

    public override int GetHashCode() => HashCode.Combine(Source);

    /// <summary>Never a secret.</summary>
    public override string ToString() => "********";
}

using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;

namespace SessionTools.Clients.Common;

/// <summary>Credentials by a connection's settings.</summary>
internal static class CredentialSource
{
    /// <summary>The named credentials; null means the default chain of the AWS SDKs, asked at every call.</summary>
    /// <exception cref="ConnectionException">The profile is missing or cannot be used.</exception>
    public static AWSCredentials? Create(ConnectionSettings settings)
    {
        if (settings.AccessKey is not null)
        {
            return settings.SessionToken is null
                ? new BasicAWSCredentials(settings.AccessKey, settings.SecretKey)
                : new SessionAWSCredentials(settings.AccessKey, settings.SecretKey, settings.SessionToken);
        }

        return settings.ProfileName is null ? null : FromProfile(settings.ProfileName);
    }

    private static AWSCredentials FromProfile(string name)
    {
        CredentialProfileStoreChain profiles = new();
        if (!profiles.TryGetProfile(name, out CredentialProfile profile))
        {
            throw new ConnectionException(ConnectionProblem.ProfileNotFound, $"There is no AWS profile '{name}'.");
        }

        if (!profile.CanCreateAWSCredentials)
        {
            throw new ConnectionException(ConnectionProblem.MissingCredentials, $"The AWS profile '{name}' holds no usable credentials.");
        }

        return profile.GetAWSCredentials(profiles);
    }
}

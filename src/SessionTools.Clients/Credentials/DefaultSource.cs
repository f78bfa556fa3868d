using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace SessionTools.Clients.Credentials;

/// <summary>
/// The default chain of the AWS SDKs: environment, web identity, profile, container, instance metadata. The first that is
/// set up decides; one that is set up and fails is an error, never passed over.
/// </summary>
internal sealed record DefaultSource : ICredentialSource
{
    private static readonly string[] s_variables =
    [
        "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_WEB_IDENTITY_TOKEN_FILE", "AWS_ROLE_ARN", "AWS_PROFILE",
        "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "AWS_CONTAINER_CREDENTIALS_FULL_URI", "AWS_EC2_METADATA_DISABLED",
    ];

    public string Fingerprint => string.Join('|', s_variables.Select(ConfigFiles.Variable)) + ConfigFiles.Fingerprint;

    public async Task<Keys?> GetAsync(CredentialContext context, CancellationToken cancellationToken)
    {
        List<string> tried = [];
        foreach ((string name, Func<Task<Keys?>> source) in Sources(context, cancellationToken))
        {
            if (await source().ConfigureAwait(false) is { } keys)
            {
                return keys;
            }

            tried.Add(name);
        }

        throw Nothing(tried);
    }

    /// <summary>The keys of the environment; null where it has none.</summary>
    /// <exception cref="ConnectionException">It has one of the two.</exception>
    public static Keys? FromEnvironment()
    {
        string? accessKey = ConfigFiles.Variable("AWS_ACCESS_KEY_ID");
        string? secretKey = ConfigFiles.Variable("AWS_SECRET_ACCESS_KEY");
        if (accessKey is null != secretKey is null)
        {
            throw new ConnectionException(ConnectionProblem.MissingCredentials, "AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY go together; one of them is not set.");
        }

        return accessKey is null ? null : new Keys(accessKey, secretKey!, ConfigFiles.Variable("AWS_SESSION_TOKEN"));
    }

    public static ConnectionException Nothing(IReadOnlyCollection<string> tried) => new(
        ConnectionProblem.MissingCredentials,
        "No AWS credentials could be found"
        + (tried.Count > 0 ? $" (asked: {string.Join(", ", tried)})" : "")
        + ". Give -ProfileName, or -AccessKey and -SecretKey, or -Credential, or set them up for the AWS CLI. "
        + "To try SessionTools without AWS: Connect-SessionTools -Local -Sample.");

    private static IEnumerable<(string Name, Func<Task<Keys?>> Source)> Sources(CredentialContext context, CancellationToken cancellationToken)
    {
        string profile = ConfigFiles.DefaultProfile;
        yield return ("environment", () => Task.FromResult(FromEnvironment()));
        yield return ("web identity", () => WebIdentity(context, cancellationToken));
        yield return ($"profile '{profile}'", () => Profile(profile, context, cancellationToken));
        yield return ("container", () => ContainerSource.GetAsync(context, cancellationToken));
        yield return ("instance metadata", () => InstanceMetadata.GetAsync(context, cancellationToken));
    }

    private static async Task<Keys?> WebIdentity(CredentialContext context, CancellationToken cancellationToken)
    {
        string? tokenFile = ConfigFiles.Variable("AWS_WEB_IDENTITY_TOKEN_FILE");
        string? role = ConfigFiles.Variable("AWS_ROLE_ARN");
        return tokenFile is null || role is null
            ? null
            : await RoleSource.WithWebIdentityAsync(tokenFile, role, ConfigFiles.Variable("AWS_ROLE_SESSION_NAME"), context.Region, context, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The default profile may be missing, or only name a region; one that was named may not.</summary>
    private static async Task<Keys?> Profile(string name, CredentialContext context, CancellationToken cancellationToken)
    {
        bool named = ConfigFiles.Variable("AWS_PROFILE") is not null;
        ProfileSource source = new(name);
        return named || source.HoldsCredentials ? await source.GetAsync(context, cancellationToken).ConfigureAwait(false) : null;
    }
}

using System;
using SessionTools.Clients.Common;
using SessionTools.Clients.Credentials;

namespace SessionTools.Common;

/// <summary>The connection parameters that a command line gives; null where it does not.</summary>
internal sealed record ConnectionOverrides
{
    public static readonly ConnectionOverrides None = new();

    public string? Region { get; init; }

    public string? ProfileName { get; init; }

    public string? AccessKey { get; init; }

    public Secret? SecretKey { get; init; }

    public Secret? SessionToken { get; init; }

    public AwsCredential? Credential { get; init; }

    public string? EndpointUrl { get; init; }

    /// <summary>They say whose credentials are used.</summary>
    public bool NamesCredentials => AccessKey is not null || SecretKey is not null || SessionToken is not null || Credential is not null || ProfileName is not null;

    /// <exception cref="ConnectionException">The parameters contradict each other.</exception>
    public void Check(bool withConnection)
    {
        if (withConnection && NamesCredentials)
        {
            throw Conflict("-Connection brings its own credentials: give it, or -ProfileName, or -Credential, or -AccessKey and -SecretKey.");
        }

        if (AccessKey is null != SecretKey is null)
        {
            throw Conflict("-AccessKey and -SecretKey go together.");
        }

        if (SessionToken is not null && AccessKey is null)
        {
            throw Conflict("-SessionToken goes with -AccessKey and -SecretKey.");
        }
    }

    /// <summary>The profile, where one gives the credentials, exists.</summary>
    /// <exception cref="ConnectionException">It does not.</exception>
    public void CheckProfile() => (Source() as ProfileSource)?.Check();

    /// <summary>The endpoint, where one is named, is a URL: a region is asked for after it.</summary>
    /// <exception cref="ConnectionException">It is none.</exception>
    public void CheckEndpoint() => Endpoint();

    /// <summary>These parameters over what <paramref name="settings"/> says.</summary>
    public ConnectionSettings Over(ConnectionSettings settings)
    {
        // Whoever names credentials or an endpoint means another place than the embedded endpoint.
        bool leavesLocal = settings.InProcess is not null && (NamesCredentials || EndpointUrl is not null);
        ConnectionSettings basis = leavesLocal
            ? settings with { Credentials = new DefaultSource(), EndpointUrl = null, InProcess = null, LocalPath = null, InstanceId = null }
            : settings;
        ConnectionSettings result = Source() is { } source ? basis with { Credentials = source } : basis;
        return result with
        {
            Region = Region ?? result.Region,
            EndpointUrl = Endpoint() ?? result.EndpointUrl,
        };
    }

    private Uri? Endpoint() => EndpointUrl is null ? null : EndpointSettings.Parse(EndpointUrl, "-EndpointUrl");

    /// <summary>The first of them in order; null where none names credentials.</summary>
    private ICredentialSource? Source() => this switch
    {
        { AccessKey: { } accessKey, SecretKey: { } secretKey } => new StaticSource(accessKey, secretKey.Reveal(), SessionToken?.Reveal()),
        { Credential: { } credential } => credential.Source,
        { ProfileName: { } name } => new ProfileSource(name),
        _ => null,
    };

    private static ConnectionException Conflict(string message) => new(ConnectionProblem.ConflictingParameters, message);
}

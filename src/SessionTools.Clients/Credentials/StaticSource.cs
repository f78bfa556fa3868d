using System;
using System.Threading;
using System.Threading.Tasks;

namespace SessionTools.Clients.Credentials;

/// <summary>Keys that were given as they are.</summary>
internal sealed record StaticSource(string AccessKey, string SecretKey, string? SessionToken, DateTimeOffset? Expires = null) : ICredentialSource
{
    public string Fingerprint => "";

    public Task<Keys?> GetAsync(CredentialContext context, CancellationToken cancellationToken)
    {
        if (Expires <= context.Time.GetUtcNow())
        {
            throw new ConnectionException(
                ConnectionProblem.ExpiredCredentials,
                $"The credentials {AccessKey} that were given expired at {Expires:u}. Ask for new ones, and connect again.");
        }

        return Task.FromResult<Keys?>(new Keys(AccessKey, SecretKey, SessionToken, Expires));
    }

    /// <summary>No secrets, whoever prints it.</summary>
    public override string ToString() => AccessKey;
}

using System;
using SessionTools.Clients.Common;

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

    public string? EndpointUrl { get; init; }

    private bool NamesCredentials => AccessKey is not null || SecretKey is not null || SessionToken is not null || ProfileName is not null;

    /// <exception cref="ConnectionException">The parameters contradict each other.</exception>
    public void Check(bool withConnection)
    {
        if (withConnection && NamesCredentials)
        {
            throw Conflict("-Connection brings its own credentials: give it, or -ProfileName, or -AccessKey and -SecretKey.");
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

    /// <summary>These parameters over what <paramref name="settings"/> says.</summary>
    public ConnectionSettings Over(ConnectionSettings settings)
    {
        ConnectionSettings result = NamesCredentials
            ? settings with
            {
                ProfileName = AccessKey is null ? ProfileName : null,
                AccessKey = AccessKey,
                SecretKey = SecretKey?.Reveal(),
                SessionToken = SessionToken?.Reveal(),
            }
            : settings;
        return result with
        {
            Region = Region ?? result.Region,
            EndpointUrl = EndpointUrl is null ? result.EndpointUrl : EndpointSettings.Parse(EndpointUrl, "-EndpointUrl"),
            InProcess = EndpointUrl is null ? result.InProcess : null,
        };
    }

    private static ConnectionException Conflict(string message) => new(ConnectionProblem.ConflictingParameters, message);
}

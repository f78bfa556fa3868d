using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Clients.Credentials;
using SessionTools.Clients.Http;

namespace SessionTools.Clients.Common;

/// <summary>The region, where no parameter and no connection names one.</summary>
internal static class RegionSource
{
    private const int LongestHostLabel = 63;
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(1);

    /// <summary>The environment's region, else that of the profile in use, else the instance's.</summary>
    /// <param name="profileName">The profile that the caller chose, or null.</param>
    /// <param name="cancellationToken">Ends the question to the instance.</param>
    /// <exception cref="ConnectionException">No region is set anywhere, or the profile is nowhere.</exception>
    public static string Find(string? profileName, CancellationToken cancellationToken = default) =>
        ConfigFiles.Variable("AWS_REGION")
        ?? ConfigFiles.Variable("AWS_DEFAULT_REGION")
        ?? ConfigFiles.Read().Profile(profileName ?? ConfigFiles.DefaultProfile)?.GetValueOrDefault("region")
        ?? FromInstance(cancellationToken)
        ?? throw Missing(profileName ?? ConfigFiles.Variable("AWS_PROFILE"));

    /// <summary>A region becomes a part of host names (RFC 1123, 2.1), whoever named it.</summary>
    /// <exception cref="ConnectionException">It cannot.</exception>
    public static void Check(string region)
    {
        bool isLabel = region.Length is > 0 and <= LongestHostLabel
            && region.All(character => char.IsAsciiLetterOrDigit(character) || character == '-')
            && region[0] != '-'
            && region[^1] != '-';
        if (!isLabel)
        {
            throw new ConnectionException(
                ConnectionProblem.InvalidRegion,
                $"'{region}' is not the name of a region: letters, digits and hyphens inside, such as eu-central-1.");
        }
    }

    private static ConnectionException Missing(string? profileName) =>
        (profileName is null ? null : ProfileSource.FindMissing(profileName)) ?? new ConnectionException(
            ConnectionProblem.MissingRegion,
            "No region is set. Give -Region, or set $StoredAWSRegion, AWS_REGION, AWS_DEFAULT_REGION or the profile's region. "
            + "To try SessionTools without AWS: Connect-SessionTools -Local -Sample.");

    private static string? FromInstance(CancellationToken cancellationToken)
    {
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using SharedHttpClient http = new(null, NetworkSettings.Direct);
        CredentialContext context = new(http, TimeProvider.System, "", null, static () => null);
        limit.CancelAfter(s_longest);
        try
        {
            return Task.Run(() => InstanceMetadata.RegionAsync(context, limit.Token), limit.Token).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }
}

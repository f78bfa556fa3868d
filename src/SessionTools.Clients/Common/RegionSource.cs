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
    /// <exception cref="ConnectionException">No region is set anywhere.</exception>
    public static string Find(string? profileName) =>
        ConfigFiles.Variable("AWS_REGION")
        ?? ConfigFiles.Variable("AWS_DEFAULT_REGION")
        ?? ConfigFiles.Read().Profile(profileName ?? ConfigFiles.DefaultProfile)?.GetValueOrDefault("region")
        ?? FromInstance()
        ?? throw new ConnectionException(
            ConnectionProblem.MissingRegion,
            "No region is set. Give -Region, or set $StoredAWSRegion, AWS_REGION, AWS_DEFAULT_REGION or the profile's region. "
            + "To try SessionTools without AWS: Connect-SessionTools -Local -Sample.");

    /// <summary>A region becomes a part of host names (RFC 1123, 2.1), whoever named it.</summary>
    /// <exception cref="ConnectionException">It cannot.</exception>
    public static void Check(string region)
    {
        if (region.Length > LongestHostLabel || !region.All(character => char.IsAsciiLetterOrDigit(character) || character == '-'))
        {
            throw new ConnectionException(ConnectionProblem.InvalidRegion, $"'{region}' is not the name of a region.");
        }
    }

    private static string? FromInstance()
    {
        using CancellationTokenSource limit = new(s_longest);
        using SharedHttpClient http = new(null, NetworkSettings.Direct);
        CredentialContext context = new(http, TimeProvider.System, "", static () => null);
        try
        {
            return Task.Run(() => InstanceMetadata.RegionAsync(context, limit.Token)).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }
}

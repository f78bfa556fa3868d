using System;
using System.Linq;
using Amazon.Runtime.CredentialManagement;

namespace SessionTools.Clients.Common;

/// <summary>The region, where no parameter and no connection names one.</summary>
internal static class RegionSource
{
    private const int LongestHostLabel = 63;
    private static readonly string[] s_variables = ["AWS_REGION", "AWS_DEFAULT_REGION"];

    /// <summary>The environment's region, else that of the profile in use.</summary>
    /// <param name="profileName">The profile that the caller chose, or null.</param>
    /// <exception cref="ConnectionException">No region is set anywhere.</exception>
    public static string Find(string? profileName) =>
        FromEnvironment() ?? FromProfile(profileName) ?? throw new ConnectionException(
            ConnectionProblem.MissingRegion,
            "No region is set. Give -Region, or set AWS_REGION, AWS_DEFAULT_REGION or the profile's region. "
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

    private static string? FromEnvironment()
    {
        foreach (string variable in s_variables)
        {
            if (Environment.GetEnvironmentVariable(variable) is { Length: > 0 } region)
            {
                return region;
            }
        }

        return null;
    }

    private static string? FromProfile(string? profileName)
    {
        string name = profileName ?? Environment.GetEnvironmentVariable("AWS_PROFILE") ?? "default";
        return new CredentialProfileStoreChain().TryGetProfile(name, out CredentialProfile profile)
            ? profile.Region?.SystemName
            : null;
    }
}

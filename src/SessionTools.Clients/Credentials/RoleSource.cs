using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;

namespace SessionTools.Clients.Credentials;

/// <summary>Keys of a role (AWS STS).</summary>
internal static class RoleSource
{
    private const string DefaultSession = "SessionTools";

    /// <exception cref="ConnectionException">STS refuses, cannot be reached, or an MFA code is missing.</exception>
    public static async Task<Keys> AssumeAsync(Role role, Keys source, string region, CredentialContext context, CancellationToken cancellationToken)
    {
        AssumeRoleRequest request = new()
        {
            RoleArn = role.Arn,
            RoleSessionName = role.Session ?? DefaultSession,
            ExternalId = role.ExternalId,
            SerialNumber = role.MfaSerial,
            TokenCode = role.MfaSerial is null ? null : context.TakeMfaCode() ?? throw MfaRequired(role.Profile, role.MfaSerial),
            DurationSeconds = role.Seconds,
        };
        using AmazonSecurityTokenServiceClient sts = SdkClients.SecurityToken(source, region, context);
        try
        {
            AssumeRoleResponse response = await sts.AssumeRoleAsync(request, cancellationToken).ConfigureAwait(false);
            return FromSts(response.Credentials);
        }
        catch (Exception exception) when (SdkClients.IsFailure(exception))
        {
            throw Refused($"The role {role.Arn} of the AWS profile '{role.Profile}' cannot be assumed", exception);
        }
    }

    /// <exception cref="ConnectionException">The token cannot be read, or STS refuses or cannot be reached.</exception>
    public static async Task<Keys> WithWebIdentityAsync(
        string tokenFile,
        string role,
        string? session,
        string region,
        CredentialContext context,
        CancellationToken cancellationToken)
    {
        using AmazonSecurityTokenServiceClient sts = SdkClients.SecurityToken(null, region, context);
        try
        {
            AssumeRoleWithWebIdentityRequest request = new()
            {
                RoleArn = role,
                RoleSessionName = session ?? DefaultSession,
                WebIdentityToken = (await File.ReadAllTextAsync(tokenFile, cancellationToken).ConfigureAwait(false)).Trim(),
            };
            AssumeRoleWithWebIdentityResponse response = await sts.AssumeRoleWithWebIdentityAsync(request, cancellationToken).ConfigureAwait(false);
            return FromSts(response.Credentials);
        }
        catch (Exception exception) when (SdkClients.IsFailure(exception) || exception is IOException or UnauthorizedAccessException)
        {
            throw Refused($"The role {role} cannot be assumed with the web identity in '{tokenFile}'", exception);
        }
    }

    private static Keys FromSts(Amazon.SecurityToken.Model.Credentials credentials) => new(
        credentials.AccessKeyId,
        credentials.SecretAccessKey,
        credentials.SessionToken,
        credentials.Expiration is { } expires ? new DateTimeOffset(expires.ToUniversalTime(), TimeSpan.Zero) : null);

    private static ConnectionException MfaRequired(string profile, string serial) => new(
        ConnectionProblem.MfaRequired,
        $"The AWS profile '{profile}' needs a code of the MFA device {serial}, and nobody can be asked for it here. "
        + "Assume the role where someone can, and give its keys with -Credential.");

    private static ConnectionException Refused(string what, Exception exception) =>
        new(ConnectionProblem.MissingCredentials, $"{what}: {exception.Message}", exception);

    /// <param name="Profile">The profile that names the role.</param>
    /// <param name="Arn">The role.</param>
    /// <param name="Session">The name of its session, or null.</param>
    /// <param name="ExternalId">The external id, or null.</param>
    /// <param name="MfaSerial">The MFA device, or null.</param>
    /// <param name="Seconds">How long its keys last, or null.</param>
    public sealed record Role(string Profile, string Arn, string? Session, string? ExternalId, string? MfaSerial, int? Seconds);
}

using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using Amazon.SSO;
using Amazon.SSO.Model;
using Amazon.SSOOIDC;
using Amazon.SSOOIDC.Model;

namespace SessionTools.Clients.Credentials;

/// <summary>
/// Keys of IAM Identity Center: by the token that the login has left in the cache, which is renewed where the login allows
/// it (SDKs and Tools Reference Guide, "IAM Identity Center credential provider").
/// </summary>
internal static class SsoSource
{
    /// <exception cref="ConnectionException">Nobody is logged in, or the role is not theirs.</exception>
    public static async Task<Keys> GetAsync(
        string profile,
        IReadOnlyDictionary<string, string> settings,
        CredentialContext context,
        CancellationToken cancellationToken)
    {
        string? sessionName = settings.GetValueOrDefault("sso_session");
        IReadOnlyDictionary<string, string> session = sessionName is null
            ? settings
            : ConfigFiles.Read().SsoSession(sessionName) ?? throw Incomplete(profile, $"section [sso-session {sessionName}]");
        string region = session.GetValueOrDefault("sso_region") ?? throw Incomplete(profile, "sso_region");
        string cacheKey = sessionName ?? session.GetValueOrDefault("sso_start_url") ?? throw Incomplete(profile, "sso_start_url");
        GetRoleCredentialsRequest request = new()
        {
            AccountId = settings.GetValueOrDefault("sso_account_id") ?? throw Incomplete(profile, "sso_account_id"),
            RoleName = settings.GetValueOrDefault("sso_role_name") ?? throw Incomplete(profile, "sso_role_name"),
            AccessToken = await TokenAsync(profile, cacheKey, region, context, cancellationToken).ConfigureAwait(false),
        };
        return await RoleAsync(profile, request, region, context, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<Keys> RoleAsync(
        string profile,
        GetRoleCredentialsRequest request,
        string region,
        CredentialContext context,
        CancellationToken cancellationToken)
    {
        using AmazonSSOClient sso = SdkClients.Sso(region, context);
        try
        {
            RoleCredentials keys = (await sso.GetRoleCredentialsAsync(request, cancellationToken).ConfigureAwait(false)).RoleCredentials;
            DateTimeOffset expires = DateTimeOffset.FromUnixTimeMilliseconds(keys.Expiration ?? 0);
            return new Keys(keys.AccessKeyId, keys.SecretAccessKey, keys.SessionToken, expires);
        }
        catch (UnauthorizedException exception)
        {
            throw LoginNeeded(profile, exception);
        }
        catch (Exception exception) when (SdkClients.IsFailure(exception))
        {
            throw new ConnectionException(
                ConnectionProblem.MissingCredentials,
                $"IAM Identity Center gives no keys for the role {request.RoleName} in the account {request.AccountId} (AWS profile '{profile}'): {exception.Message}",
                exception);
        }
    }

    private static async Task<string> TokenAsync(string profile, string cacheKey, string region, CredentialContext context, CancellationToken cancellationToken)
    {
        string file = CacheFile(cacheKey);
        JsonObject cached = await ReadAsync(file, cancellationToken).ConfigureAwait(false) ?? throw LoginNeeded(profile, null);
        string? token = Text(cached, "accessToken");
        if (token is not null && Time(cached, "expiresAt") > context.Time.GetUtcNow())
        {
            return token;
        }

        bool renewable = Text(cached, "refreshToken") is not null && Time(cached, "registrationExpiresAt") > context.Time.GetUtcNow();
        return renewable
            ? await RenewAsync(profile, file, cached, region, context, cancellationToken).ConfigureAwait(false)
            : throw LoginNeeded(profile, null);
    }

    private static async Task<string> RenewAsync(
        string profile,
        string file,
        JsonObject cached,
        string region,
        CredentialContext context,
        CancellationToken cancellationToken)
    {
        CreateTokenRequest request = new()
        {
            ClientId = Text(cached, "clientId"),
            ClientSecret = Text(cached, "clientSecret"),
            GrantType = "refresh_token",
            RefreshToken = Text(cached, "refreshToken"),
        };
        using AmazonSSOOIDCClient oidc = SdkClients.SsoOidc(region, context);
        try
        {
            CreateTokenResponse answer = await oidc.CreateTokenAsync(request, cancellationToken).ConfigureAwait(false);
            DateTimeOffset expires = context.Time.GetUtcNow().AddSeconds(answer.ExpiresIn ?? 0);
            cached["accessToken"] = answer.AccessToken;
            cached["expiresAt"] = expires.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
            cached["refreshToken"] = answer.RefreshToken ?? Text(cached, "refreshToken");
            await WriteAsync(file, cached, cancellationToken).ConfigureAwait(false);
            return answer.AccessToken;
        }
        catch (Exception exception) when (SdkClients.IsFailure(exception))
        {
            throw LoginNeeded(profile, exception);
        }
    }

    private static string CacheFile(string key) => Path.Combine(ConfigFiles.Home, ".aws", "sso", "cache", CacheName(key) + ".json");

#pragma warning disable CA5350 // The name of the file is the AWS CLI's choice, and no protection.
    private static string CacheName(string key) => Convert.ToHexString(SHA1.HashData(Encoding.UTF8.GetBytes(key))).ToLowerInvariant();
#pragma warning restore CA5350

    private static async Task<JsonObject?> ReadAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            return JsonNode.Parse(await File.ReadAllBytesAsync(file, cancellationToken).ConfigureAwait(false)) as JsonObject;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    /// <summary>The new token is for all that use the cache, but a cache that cannot be written is no reason to fail.</summary>
    private static async Task WriteAsync(string file, JsonObject cached, CancellationToken cancellationToken)
    {
        string draft = $"{file}.{Environment.ProcessId}.tmp";
        try
        {
            FileStreamOptions options = new() { Mode = FileMode.Create, Access = FileAccess.Write, Share = FileShare.None };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using (FileStream stream = new(draft, options))
            {
                await stream.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(cached), cancellationToken).ConfigureAwait(false);
            }

            File.Move(draft, file, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            File.Delete(draft);
        }
    }

    private static string? Text(JsonObject json, string name) => json[name] is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    private static DateTimeOffset? Time(JsonObject json, string name) =>
        DateTimeOffset.TryParse(Text(json, name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time) ? time : null;

    private static ConnectionException LoginNeeded(string profile, Exception? inner) => new(
        ConnectionProblem.ExpiredCredentials,
        $"The IAM Identity Center login of the AWS profile '{profile}' is missing or has expired. Log in with: aws sso login --profile {profile}",
        inner);

    private static ConnectionException Incomplete(string profile, string setting) => new(
        ConnectionProblem.MissingCredentials,
        $"The AWS profile '{profile}' uses IAM Identity Center and lacks its {setting}.");
}

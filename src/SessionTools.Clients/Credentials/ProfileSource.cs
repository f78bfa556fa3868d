using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Amazon.Runtime.CredentialManagement;

namespace SessionTools.Clients.Credentials;

/// <summary>A profile of the shared config files, of any kind: role, static keys, SSO, process.</summary>
internal sealed record ProfileSource(string Name) : ICredentialSource
{
    private static readonly string[] s_kinds = ["role_arn", "aws_access_key_id", "sso_session", "sso_start_url", "credential_process"];

    public string Fingerprint => ConfigFiles.Fingerprint;

    /// <summary>The profile exists and says where its credentials come from.</summary>
    public bool HoldsCredentials => ConfigFiles.Read().Profile(Name) is { } settings && Array.Exists(s_kinds, settings.ContainsKey);

    /// <summary>The MFA device whose code the profile's role asks for; null for none.</summary>
    public string? MfaSerial => ConfigFiles.Read().Profile(Name)?.GetValueOrDefault("mfa_serial");

    /// <summary>Looks the profile up, without asking for its keys.</summary>
    /// <exception cref="ConnectionException">There is no such profile.</exception>
    public void Check()
    {
        if (ConfigFiles.Read().Profile(Name) is null && FromSdkStore(Name) is null)
        {
            throw Missing(Name);
        }
    }

    public Task<Keys?> GetAsync(CredentialContext context, CancellationToken cancellationToken) => GetAsync(Name, [], context, cancellationToken);

    private static async Task<Keys?> GetAsync(string name, HashSet<string> visited, CredentialContext context, CancellationToken cancellationToken)
    {
        if (ConfigFiles.Read().Profile(name) is not { } settings)
        {
            ForeignSource stored = FromSdkStore(name) ?? throw Missing(name);
            return await stored.GetAsync(context, cancellationToken).ConfigureAwait(false);
        }

        // A profile may name itself as the source of its role: then its own keys are meant.
        bool again = !visited.Add(name);
        if (!again && settings.TryGetValue("role_arn", out string? role))
        {
            return await AssumeAsync(name, role, settings, visited, context, cancellationToken).ConfigureAwait(false);
        }

        if (settings.TryGetValue("aws_access_key_id", out string? accessKey) && settings.TryGetValue("aws_secret_access_key", out string? secretKey))
        {
            return new Keys(accessKey, secretKey, settings.GetValueOrDefault("aws_session_token"));
        }

        if (again)
        {
            throw Unusable(name, "it is the source of its own role and has no keys");
        }

        if (settings.ContainsKey("sso_session") || settings.ContainsKey("sso_start_url"))
        {
            return await SsoSource.GetAsync(name, settings, context, cancellationToken).ConfigureAwait(false);
        }

        return settings.TryGetValue("credential_process", out string? command)
            ? await ProcessSource.GetAsync(name, command, cancellationToken).ConfigureAwait(false)
            : throw Unusable(name, "it has neither keys, a role, SSO nor a credential_process");
    }

    private static async Task<Keys> AssumeAsync(
        string name,
        string role,
        IReadOnlyDictionary<string, string> settings,
        HashSet<string> visited,
        CredentialContext context,
        CancellationToken cancellationToken)
    {
        string region = settings.GetValueOrDefault("region") ?? context.Region;
        string? session = settings.GetValueOrDefault("role_session_name");
        if (settings.TryGetValue("web_identity_token_file", out string? tokenFile))
        {
            return await RoleSource.WithWebIdentityAsync(tokenFile, role, session, region, context, cancellationToken).ConfigureAwait(false);
        }

        Keys source = await SourceAsync(name, settings, visited, context, cancellationToken).ConfigureAwait(false);
        RoleSource.Role request = new(name, role, session, settings.GetValueOrDefault("external_id"), settings.GetValueOrDefault("mfa_serial"), Duration(name, settings));
        return await RoleSource.AssumeAsync(request, source, region, context, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<Keys> SourceAsync(
        string name,
        IReadOnlyDictionary<string, string> settings,
        HashSet<string> visited,
        CredentialContext context,
        CancellationToken cancellationToken)
    {
        if (settings.TryGetValue("source_profile", out string? source))
        {
            return (await GetAsync(source, visited, context, cancellationToken).ConfigureAwait(false))!;
        }

        string kind = settings.GetValueOrDefault("credential_source") ?? throw Unusable(name, "its role has neither source_profile, credential_source nor web_identity_token_file");
        Keys? keys = kind switch
        {
            "Environment" => DefaultSource.FromEnvironment(),
            "EcsContainer" => await ContainerSource.GetAsync(context, cancellationToken).ConfigureAwait(false),
            "Ec2InstanceMetadata" => await InstanceMetadata.GetAsync(context, cancellationToken).ConfigureAwait(false),
            _ => throw Unusable(name, $"its credential_source is '{kind}'"),
        };
        return keys ?? throw Unusable(name, $"its credential_source {kind} gives no keys");
    }

    private static int? Duration(string name, IReadOnlyDictionary<string, string> settings)
    {
        if (!settings.TryGetValue("duration_seconds", out string? text))
        {
            return null;
        }

        return int.TryParse(text, out int seconds) ? seconds : throw Unusable(name, $"its duration_seconds is '{text}'");
    }

    /// <summary>On Windows AWS.Tools keeps profiles in an encrypted store beside the shared files.</summary>
    private static ForeignSource? FromSdkStore(string name) =>
        OperatingSystem.IsWindows() && new NetSDKCredentialsFile().TryGetProfile(name, out CredentialProfile profile)
            ? ForeignSource.From(profile.GetAWSCredentials(profile.CredentialProfileStore))
            : null;

    /// <returns>The error of a profile that is nowhere; null for one that is.</returns>
    public static ConnectionException? FindMissing(string name) =>
        ConfigFiles.Read().Profile(name) is null && FromSdkStore(name) is null ? Missing(name) : null;

    private static ConnectionException Missing(string name) =>
        new(ConnectionProblem.ProfileNotFound, $"There is no AWS profile '{name}' in {ConfigFiles.Paths}.");

    private static ConnectionException Unusable(string name, string reason) =>
        new(ConnectionProblem.MissingCredentials, $"The AWS profile '{name}' gives no credentials: {reason}.");
}

using System;
using System.Collections.Generic;
using SessionTools.Clients.Aws;
using SessionTools.Clients.Credentials;

namespace SessionTools.Clients.Common;

/// <summary>Endpoint settings that all AWS tools share (SDKs and Tools Reference Guide, service-specific endpoints).</summary>
internal static class EndpointSettings
{
    private const string GlobalVariable = "AWS_ENDPOINT_URL";

    /// <summary>The service's variable, the global one, the profile's services section, its endpoint_url; else null.</summary>
    /// <exception cref="ConnectionException">The value is no http or https URL.</exception>
    public static Uri? Configured(ServiceDescription service, string? profileName)
    {
        IReadOnlyDictionary<string, string>? profile = ConfigFiles.Read().Profile(profileName ?? ConfigFiles.DefaultProfile);
        return IsTrue(ConfigFiles.Variable("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS")) || IsTrue(profile?.GetValueOrDefault("ignore_configured_endpoint_urls"))
            ? null
            : FromVariables(service.EndpointVariable) ?? FromProfile(service, profile, profileName ?? ConfigFiles.DefaultProfile);
    }

    /// <summary>The service's own variable, else the global one, else null.</summary>
    /// <exception cref="ConnectionException">The value is no http or https URL.</exception>
    public static Uri? FromVariables(string variable) => Read(variable) ?? Read(GlobalVariable);

    /// <summary>Whether FIPS or dual-stack endpoints are asked for, by the environment or the profile.</summary>
    /// <exception cref="ConnectionException">A setting is neither true nor false.</exception>
    public static EndpointVariant Variant(string? profileName)
    {
        string name = profileName ?? ConfigFiles.DefaultProfile;
        return new EndpointVariant(
            Switch("AWS_USE_FIPS_ENDPOINT", "use_fips_endpoint", name),
            Switch("AWS_USE_DUALSTACK_ENDPOINT", "use_dualstack_endpoint", name));
    }

    /// <exception cref="ConnectionException">The text is no http or https URL.</exception>
    public static Uri Parse(string text, string source)
    {
        if (Uri.TryCreate(text, UriKind.Absolute, out Uri? url) && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps)
            && url.UserInfo.Length == 0)
        {
            return url;
        }

        throw new ConnectionException(ConnectionProblem.InvalidEndpoint, $"{source} is not an http or https URL: '{text}'.");
    }

    private static Uri? FromProfile(ServiceDescription service, IReadOnlyDictionary<string, string>? profile, string name)
    {
        string? text = profile?.GetValueOrDefault("services") is { } section
            ? ConfigFiles.Read().Service(section, service.SettingsName, "endpoint_url")
            : null;
        text ??= profile?.GetValueOrDefault("endpoint_url");
        return string.IsNullOrEmpty(text) ? null : Parse(text, $"The endpoint_url of the AWS profile '{name}'");
    }

    private static Uri? Read(string variable) => ConfigFiles.Variable(variable) is { } text ? Parse(text, variable) : null;

    /// <summary>Whoever writes something else than these two may well believe that it is on.</summary>
    private static bool Switch(string variable, string setting, string profile)
    {
        string? inEnvironment = ConfigFiles.Variable(variable);
        string? text = inEnvironment ?? ConfigFiles.Read().Profile(profile)?.GetValueOrDefault(setting);
        if (string.IsNullOrEmpty(text))
        {
            return false;
        }

        string source = inEnvironment is null ? $"{setting} of the AWS profile '{profile}'" : variable;
        return bool.TryParse(text, out bool value)
            ? value
            : throw new ConnectionException(ConnectionProblem.InvalidEndpoint, $"{source} is neither true nor false: '{text}'.");
    }

    private static bool IsTrue(string? text) => string.Equals(text, "true", StringComparison.OrdinalIgnoreCase);
}

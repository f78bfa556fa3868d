using System;
using SessionTools.Clients.Aws;

namespace SessionTools.Clients.Common;

/// <summary>Endpoint overrides that all AWS tools share (SDKs and Tools Reference Guide, service-specific endpoints).</summary>
internal static class EndpointSettings
{
    private const string GlobalVariable = "AWS_ENDPOINT_URL";
    private const string IgnoreVariable = "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS";

    /// <summary>The service's own variable, else the global one, else null.</summary>
    /// <exception cref="ConnectionException">The value is no http or https URL.</exception>
    public static Uri? FromEnvironment(ServiceDescription service)
    {
        if (string.Equals(Environment.GetEnvironmentVariable(IgnoreVariable), "true", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        return Read(service.EndpointVariable) ?? Read(GlobalVariable);
    }

    /// <exception cref="ConnectionException">The text is no http or https URL.</exception>
    public static Uri Parse(string text, string source)
    {
        if (Uri.TryCreate(text, UriKind.Absolute, out Uri? url) && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps))
        {
            return url;
        }

        throw new ConnectionException(ConnectionProblem.InvalidEndpoint, $"{source} is not an http or https URL: '{text}'.");
    }

    private static Uri? Read(string variable)
    {
        string? text = Environment.GetEnvironmentVariable(variable);
        return string.IsNullOrEmpty(text) ? null : Parse(text, variable);
    }
}

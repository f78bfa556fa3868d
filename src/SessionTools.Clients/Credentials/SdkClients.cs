using System;
using System.Net.Http;
using Amazon;
using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SSO;
using Amazon.SSOOIDC;
using SessionTools.Clients.Aws;
using SessionTools.Clients.Common;

namespace SessionTools.Clients.Credentials;

/// <summary>The clients of the services that hand out credentials, over the connection's own HTTP client.</summary>
internal static class SdkClients
{
    public static AmazonSecurityTokenServiceClient SecurityToken(Keys? keys, string region, CredentialContext context) =>
        new(keys?.ToCredentials() ?? new AnonymousAWSCredentials(), Set(new AmazonSecurityTokenServiceConfig(), "STS", region, context));

    public static AmazonSSOClient Sso(string region, CredentialContext context) =>
        new(new AnonymousAWSCredentials(), Set(new AmazonSSOConfig(), "SSO", region, context));

    public static AmazonSSOOIDCClient SsoOidc(string region, CredentialContext context) =>
        new(new AnonymousAWSCredentials(), Set(new AmazonSSOOIDCConfig(), "SSO_OIDC", region, context));

    /// <summary>What these clients throw when they are refused or get no answer.</summary>
    public static bool IsFailure(Exception exception) =>
        exception is AmazonServiceException or AmazonClientException or HttpRequestException or TimeoutException;

    private static T Set<T>(T config, string service, string region, CredentialContext context)
        where T : ClientConfig
    {
        config.HttpClientFactory = context.Http;
        EndpointVariant variant = EndpointSettings.Variant(context.ProfileName);
        config.IgnoreConfiguredEndpointUrls = true;
        config.UseFIPSEndpoint = variant.Fips;
        config.UseDualstackEndpoint = variant.DualStack;
        if (EndpointSettings.FromVariables("AWS_ENDPOINT_URL_" + service) is { } url)
        {
            config.ServiceURL = url.AbsoluteUri;
        }
        else
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
        }

        // Without it the SDK guesses the signing region from the endpoint's name.
        config.AuthenticationRegion = region;
        config.Timeout = TimeSpan.FromSeconds(30);
        return config;
    }
}

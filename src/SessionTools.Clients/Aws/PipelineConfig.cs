using System;
using System.Reflection;
using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Util.Internal;
using SessionTools.Clients.Http;

namespace SessionTools.Clients.Aws;

/// <summary>
/// The settings of one client. All that AWSSDK.Core would read once per process, or decide by itself, is given here:
/// region, endpoint and the HTTP client. StandardRetry repeats calls; Core does not.
/// </summary>
internal sealed class PipelineConfig : ClientConfig
{
    private static readonly string s_version =
        typeof(PipelineConfig).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    private static readonly string s_userAgent =
        InternalSDKUtils.BuildUserAgentString("SessionTools", s_version) + " SessionTools/" + s_version;

    static PipelineConfig()
    {
        // Client-side monitoring is not offered. To find out that nobody wants it, Core would read the config files.
        AWSConfigs.CSMConfig.CSMEnabled = false;
    }

    public PipelineConfig(ServiceDescription service, string region, ServiceEndpoint endpoint, SharedHttpClient http)
        : base(new NoDefaults())
    {
        Service = service;
        ServiceId = service.SdkId;
        AuthenticationServiceName = service.SigningName;

        // Without it Core guesses the signing region from the endpoint's name and falls back to us-east-1.
        AuthenticationRegion = region;
        ServiceURL = endpoint.Url.AbsoluteUri;
        EndpointProvider = new StaticEndpointProvider(endpoint.Url.AbsoluteUri);
        DisableHostPrefixInjection = !endpoint.TakesHostPrefix;
        HttpClientFactory = http;

        // Settings that are not given here Core reads, once per process, from the environment and the default profile.
        IgnoreConfiguredEndpointUrls = true;
        UseDualstackEndpoint = false;
        UseFIPSEndpoint = false;
        RetryMode = RequestRetryMode.Standard;
        MaxErrorRetry = 0;
        DisableClockSkewCorrection = false;
        RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED;
        ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED;
        AccountIdEndpointMode = AccountIdEndpointMode.DISABLED;
        DisableRequestCompression = true;
        EndpointDiscoveryEnabled = false;
        AuthSchemePreference = [];
        ClientAppId = "";
    }

    public ServiceDescription Service { get; }

    public override string ServiceVersion => Service.ApiVersion;

    public override string UserAgent => s_userAgent;

    public override string RegionEndpointServiceName => Service.EndpointPrefix;

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) => new(ServiceURL);

    private sealed class NoDefaults : IDefaultConfigurationProvider
    {
        public IDefaultConfiguration GetDefaultConfiguration(Amazon.RegionEndpoint clientRegion, DefaultConfigurationMode? requestedConfigurationMode) =>
            new DefaultConfiguration
            {
                Name = DefaultConfigurationMode.Standard,
                RetryMode = RequestRetryMode.Standard,
                ConnectTimeout = TimeSpan.FromSeconds(5),
            };
    }
}

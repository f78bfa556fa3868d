using System;
using System.Linq;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Clients.Common;
using SessionTools.Clients.Credentials;
using SessionTools.Clients.Deadline;
using SessionTools.Clients.Http;
using SessionTools.TestSupport;
using Xunit;

namespace SessionTools.Clients.Tests.Credentials;

/// <summary>Region, endpoint and network, each in its order.</summary>
[Collection(nameof(TestEnvironment))]
public sealed class SettingsTests : IDisposable
{
    private static readonly StaticSource s_keys = new("AKIAGIVEN", "given-secret", null);

    private readonly TestEnvironment _environment = new();

    public void Dispose() => _environment.Dispose();

    [Fact]
    public void The_region_is_that_of_the_environment_then_of_the_chosen_profile()
    {
        _environment.Config("[default]\nregion = eu-default-1\n[profile p]\nregion = eu-profile-1\n");
        Assert.Equal("eu-default-1", RegionSource.Find(null));
        Assert.Equal("eu-profile-1", RegionSource.Find("p"));
        _environment.Set("AWS_PROFILE", "p");
        Assert.Equal("eu-profile-1", RegionSource.Find(null));
        _environment.Set("AWS_DEFAULT_REGION", "eu-second-1");
        Assert.Equal("eu-second-1", RegionSource.Find("p"));
        _environment.Set("AWS_REGION", "eu-first-1");
        Assert.Equal("eu-first-1", RegionSource.Find("p"));
    }

    [Fact]
    public void Without_a_region_a_profile_of_the_environment_that_is_nowhere_is_named()
    {
        _environment.Set("AWS_PROFILE", "typo");
        ConnectionException problem = Assert.Throws<ConnectionException>(() => RegionSource.Find(null));
        Assert.Equal(ConnectionProblem.ProfileNotFound, problem.Problem);
        Assert.Contains("'typo'", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_region_the_error_names_the_places()
    {
        ConnectionException problem = Assert.Throws<ConnectionException>(() => RegionSource.Find(null));
        Assert.Equal(ConnectionProblem.MissingRegion, problem.Problem);
        Assert.All(new[] { "-Region", "$StoredAWSRegion", "AWS_REGION", "AWS_DEFAULT_REGION", "profile" }, place => Assert.Contains(place, problem.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void The_endpoint_is_that_of_the_service_s_variable_then_the_global_one_then_the_profile()
    {
        _environment.Set("AWS_ENDPOINT_URL", null);
        _environment.Config("[profile p]\nservices = mine\nendpoint_url = http://profile:1\n[services mine]\ndeadline =\n  endpoint_url = http://services:1\nqapps =\n  endpoint_url = http://qapps:1\n");
        Assert.Equal("http://services:1/", Endpoint("p"));
        _environment.Set("AWS_ENDPOINT_URL", "http://global:1");
        Assert.Equal("http://global:1/", Endpoint("p"));
        _environment.Set("AWS_ENDPOINT_URL_DEADLINE", "http://service:1");
        Assert.Equal("http://service:1/", Endpoint("p"));
        _environment.Set("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "TRUE");
        Assert.Null(Endpoint("p"));
    }

    [Fact]
    public void The_profile_s_own_endpoint_serves_what_its_services_do_not_name()
    {
        _environment.Set("AWS_ENDPOINT_URL", null);
        _environment.Config("[default]\nservices = mine\nendpoint_url = http://profile:1 # for all\n[services mine]\nqapps =\n  endpoint_url = http://qapps:1\n");
        Assert.Equal("http://profile:1/", Endpoint(null));
        _environment.Config("[default]\nendpoint_url = http://profile:1\nignore_configured_endpoint_urls = true\n");
        Assert.Null(Endpoint(null));
    }

    [Fact]
    public async Task A_change_of_the_endpoint_variable_is_seen()
    {
        using RecordingServer other = new(_ => new RecordingServer.Reply("""{"farms":[]}"""));
        using Connection connection = _environment.Connect(s_keys);
        await _environment.SignerAsync(connection);
        _environment.Set("AWS_ENDPOINT_URL", other.Url);
        await _environment.SignerAsync(connection);
        Assert.Single(other.Requests);
        Assert.Single(_environment.Calls("/2023-10-12/farms"));
    }

    [Fact]
    public void An_endpoint_that_is_none_is_named()
    {
        _environment.Set("AWS_ENDPOINT_URL", "ftp://x");
        Assert.Contains("AWS_ENDPOINT_URL is not", Assert.Throws<ConnectionException>(() => Endpoint(null)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("proxy.example", true)]
    [InlineData(".amazonaws.com", false)]
    [InlineData("amazonaws.com", false)]
    [InlineData("*.amazonaws.com", false)]
    [InlineData("other.com, deadline.eu-central-1.amazonaws.com:443", false)]
    [InlineData("azonaws.com", true)]
    [InlineData("*", false)]
    public async Task HTTPS_PROXY_is_used_but_for_NO_PROXY(string bypass, bool proxied)
    {
        using RecordingServer proxy = new(_ => new RecordingServer.Reply("", 502));
        _environment.Set("HTTPS_PROXY", proxy.Url);
        _environment.Set("NO_PROXY", bypass);
        Uri? used = EnvironmentProxy.Instance.GetProxy(new Uri("https://deadline.eu-central-1.amazonaws.com/"));
        Assert.Equal(proxied ? new Uri(proxy.Url) : null, used);
        if (proxied)
        {
            _environment.Set("AWS_ENDPOINT_URL", null);
            using Connection connection = _environment.Connect(s_keys);
            TransportException failure = await Assert.ThrowsAsync<TransportException>(() => _environment.SignerAsync(connection));
            Assert.Equal(TransportFailure.Unreachable, failure.Failure);
            Assert.All(proxy.Requests, request => Assert.Equal("CONNECT management.deadline.eu-central-1.amazonaws.com:443", $"{request.Method} {request.Target}"));
        }
    }

    [Fact]
    public async Task A_named_proxy_gets_its_user_and_serves_STS_too()
    {
        using RecordingServer proxy = new(request => request.Headers.ContainsKey("Proxy-Authorization")
            ? new RecordingServer.Reply("", 502)
            : new RecordingServer.Reply("", 407));
        _environment.Set("AWS_ENDPOINT_URL", null);
        _environment.Config("[profile role]\nrole_arn = arn:aws:iam::1:role/r\nsource_profile = role\naws_access_key_id = AKIAPROFILE\naws_secret_access_key = s\n");
        ProxySettings settings = new(new Uri(proxy.Url), "user", "planted-password");
        using Connection connection = _environment.Connect(new ProfileSource("role"), basis => basis with { Network = new NetworkSettings { Proxy = settings } });
        ConnectionException problem = await Assert.ThrowsAsync<ConnectionException>(() => _environment.SignerAsync(connection));
        Assert.DoesNotContain("planted", problem.ToString(), StringComparison.Ordinal);
        Assert.Contains(proxy.Requests, request => request.Target == "sts.eu-central-1.amazonaws.com:443");
    }

    [Fact]
    public async Task AWS_CA_BUNDLE_says_whose_certificates_are_trusted()
    {
        using X509Certificate2 certificate = Certificate();
        using RecordingServer secure = new(_ => new RecordingServer.Reply("""{"farms":[]}"""), certificate);
        _environment.Set("AWS_ENDPOINT_URL", secure.Url);
        TransportException untrusted = await Assert.ThrowsAsync<TransportException>(() => _environment.SignerAsync(s_keys));
        Assert.Equal(TransportFailure.Unreachable, untrusted.Failure);
        _environment.Set("AWS_CA_BUNDLE", _environment.WriteFile("ca.pem", certificate.ExportCertificatePem()));
        using Connection connection = _environment.Connect(s_keys, settings => settings with { Network = NetworkSettings.FromEnvironment() });
        await connection.Client(DeadlineService.Description).CallAsync(DeadlineOperations.ListFarms, new ListFarmsRequest(), default);
        Assert.Single(secure.Requests);
    }

    [Fact]
    public void A_bundle_without_certificates_is_named()
    {
        _environment.Set("AWS_CA_BUNDLE", _environment.WriteFile("ca.pem", "none"));
        ConnectionException problem = Assert.Throws<ConnectionException>(() => _environment.Connect(s_keys, settings => settings with { Network = NetworkSettings.FromEnvironment() }));
        Assert.Equal(ConnectionProblem.InvalidNetworkSettings, problem.Problem);
        Assert.Contains("ca.pem", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_user_agent_names_the_module()
    {
        await _environment.SignerAsync(s_keys);
        Assert.Matches(@"SessionTools/\d+\.\d+\.\d+", _environment.Calls("/2023-10-12/farms")[0].Headers["User-Agent"]);
    }

    [Fact]
    public async Task Nobody_asks_the_profiles_whether_calls_are_to_be_monitored()
    {
        await _environment.SignerAsync(s_keys);
        Assert.False(Amazon.AWSConfigs.CSMConfig.CSMEnabled);
    }

    [Theory]
    [InlineData("AWS_USE_FIPS_ENDPOINT", "use_fips_endpoint", "management.deadline-fips.eu-central-1.amazonaws.com")]
    [InlineData("AWS_USE_DUALSTACK_ENDPOINT", "use_dualstack_endpoint", "management.deadline.eu-central-1.api.aws")]
    public async Task FIPS_and_dual_stack_endpoints_are_the_environment_s_or_the_profile_s_choice(string variable, string setting, string host)
    {
        _environment.Set("AWS_ENDPOINT_URL", null);
        _environment.Config($"[default]\n{setting} = true\n[profile p]\n{setting} = True\naws_access_key_id = AKIAPROFILE\naws_secret_access_key = s\n");
        Assert.Equal(host, await HostAsync(s_keys));
        Assert.Equal(host, await HostAsync(new ProfileSource("p")));
        _environment.Set(variable, "false");
        Assert.Equal("management.deadline.eu-central-1.amazonaws.com", await HostAsync(new ProfileSource("p")));
        _environment.Config("");
        _environment.Set(variable, "TRUE");
        Assert.Equal(host, await HostAsync(s_keys));
    }

    [Theory]
    [InlineData("AWS_USE_FIPS_ENDPOINT", "sts-fips.us-east-1.amazonaws.com")]
    [InlineData("AWS_USE_DUALSTACK_ENDPOINT", "sts.us-east-1.api.aws")]
    public async Task FIPS_and_dual_stack_hold_for_STS_too(string variable, string host)
    {
        using RecordingServer proxy = new(_ => new RecordingServer.Reply("", 502));
        _environment.Set("AWS_ENDPOINT_URL", null);
        _environment.Set("HTTPS_PROXY", proxy.Url);
        _environment.Set(variable, "true");
        _environment.Config("[profile role]\nrole_arn = arn:aws:iam::1:role/r\nsource_profile = role\nregion = us-east-1\naws_access_key_id = AKIAPROFILE\naws_secret_access_key = s\n");
        await _environment.ProblemAsync(new ProfileSource("role"));
        Assert.All(proxy.Requests, request => Assert.Equal($"{host}:443", request.Target));
        Assert.NotEmpty(proxy.Requests);
    }

    [Theory]
    [InlineData("AWS_USE_FIPS_ENDPOINT", "FIPS")]
    [InlineData("AWS_USE_DUALSTACK_ENDPOINT", "Dualstack")]
    public async Task FIPS_and_dual_stack_contradict_an_endpoint_that_is_named(string variable, string word)
    {
        _environment.Set(variable, "true");
        Assert.Contains($"{word} and custom endpoint", (await _environment.ProblemAsync(s_keys)).Message, StringComparison.Ordinal);
        _environment.Set("AWS_ENDPOINT_URL", null);
        using Connection connection = _environment.Connect(s_keys, settings => settings with { EndpointUrl = new Uri(_environment.Server.Url) });
        ConnectionException problem = await Assert.ThrowsAsync<ConnectionException>(() => _environment.SignerAsync(connection));
        Assert.Contains($"{word} and custom endpoint", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_switch_that_is_neither_true_nor_false_is_named()
    {
        _environment.Set("AWS_USE_FIPS_ENDPOINT", "1");
        Assert.Contains("AWS_USE_FIPS_ENDPOINT is neither true nor false: '1'", (await _environment.ProblemAsync(s_keys)).Message, StringComparison.Ordinal);
        _environment.Set("AWS_USE_FIPS_ENDPOINT", null);
        _environment.Config("[default]\nuse_dualstack_endpoint = yes\n");
        Assert.Contains("use_dualstack_endpoint of the AWS profile 'default' is neither", (await _environment.ProblemAsync(s_keys)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-")]
    [InlineData("eu-west-1-")]
    [InlineData("-eu-west-1")]
    [InlineData("eu west 1")]
    [InlineData("eu.west.1")]
    [InlineData("")]
    [InlineData("é")]
    public void A_region_is_a_host_label(string region)
    {
        ConnectionException problem = Assert.Throws<ConnectionException>(() => _environment.Connect(s_keys, settings => settings with { Region = region }));
        Assert.Equal(ConnectionProblem.InvalidRegion, problem.Problem);
        Assert.Contains($"'{region}'", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_search_for_the_region_ends_when_it_is_cancelled()
    {
        using RawServer silent = new(_ => RawServer.Silence());
        _environment.Set("AWS_EC2_METADATA_DISABLED", null);
        _environment.Set("AWS_EC2_METADATA_SERVICE_ENDPOINT", silent.Url);
        using CancellationTokenSource stop = new();
        Task<string> search = Task.Run(() => RegionSource.Find(null, stop.Token));
        SpinWait.SpinUntil(() => silent.Requests == 1 || search.IsCompleted);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<Exception>(() => search);
    }

    /// <summary>The host that Deadline Cloud is called at, as a proxy sees it.</summary>
    private async Task<string> HostAsync(ICredentialSource source)
    {
        using RecordingServer proxy = new(_ => new RecordingServer.Reply("", 502));
        _environment.Set("HTTPS_PROXY", proxy.Url);
        await Assert.ThrowsAsync<TransportException>(() => _environment.SignerAsync(source));
        return proxy.Requests[0].Target.Split(':')[0];
    }

    private static string? Endpoint(string? profile) => EndpointSettings.Configured(DeadlineService.Description, profile)?.AbsoluteUri;

    private static X509Certificate2 Certificate()
    {
        using RSA key = RSA.Create(2048);
        CertificateRequest request = new("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        SubjectAlternativeNameBuilder names = new();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using X509Certificate2 certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pfx), null);
    }
}

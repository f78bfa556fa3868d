using System;
using System.Globalization;
using System.IO;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.EngineTests;
using SessionTools.TestSupport;
using Xunit;

namespace SessionTools.Cmdlets.Tests;

/// <summary>Tests that change the process's environment run while no others do.</summary>
[CollectionDefinition(nameof(StopTests), DisableParallelization = true)]
public sealed class StopTestsCollection;

/// <summary>
/// Ctrl+C ends a command at once wherever it has got to on its way to an answer. What it waits for never comes; a command
/// that waited for a time limit of its own would take five seconds or more.
/// </summary>
[Collection(nameof(StopTests))]
public sealed class StopTests : IDisposable
{
    private static readonly TimeSpan s_bound = TimeSpan.FromSeconds(4);

    private readonly string _home = Directory.CreateTempSubdirectory("sessiontools-").FullName;
    private readonly EnvironmentVariables _environment = new();
    private readonly RawServer _silent = new(_ => RawServer.Silence());
    private readonly Shell _shell = new();

    public StopTests()
    {
        _environment.Set("HOME", _home);
        _environment.Set("AWS_CONFIG_FILE", Path.Combine(_home, "config"));
    }

    private bool IsAsked => _silent.Requests > 0;

    public void Dispose()
    {
        _shell.Dispose();
        _silent.Dispose();
        _environment.Dispose();
        Directory.Delete(_home, recursive: true);
    }

    [EngineFact]
    public void While_a_credential_process_runs()
    {
        string started = Path.Combine(_home, "started");
        File.WriteAllText(Path.Combine(_home, "hang.sh"), $"echo > \"{started}\"\nexec sleep 600\n");
        Profile($"credential_process = sh \"{_home}/hang.sh\"");
        Stops(OfProfile(), () => File.Exists(started));
    }

    [EngineFact]
    public void While_IAM_Identity_Center_is_asked()
    {
        string cache = Directory.CreateDirectory(Path.Combine(_home, ".aws", "sso", "cache")).FullName;

        // The file is named by the SHA-1 hash of the session's name, corp.
        string expires = DateTime.UtcNow.AddDays(1).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        File.WriteAllText(Path.Combine(cache, "ee0bfd2552fbd840c02cc48b6e823320543c450f.json"), $$"""{"accessToken":"fake-token","expiresAt":"{{expires}}"}""");
        Profile("sso_session = corp\nsso_account_id = 123456789012\nsso_role_name = r\n[sso-session corp]\nsso_region = eu-central-1\nsso_start_url = https://example.com");
        _environment.Set("AWS_ENDPOINT_URL_SSO", _silent.Url);
        Stops(OfProfile(), () => IsAsked);
    }

    [EngineFact]
    public void While_a_role_is_assumed()
    {
        Profile("role_arn = arn:aws:iam::123456789012:role/r\nsource_profile = hang\naws_access_key_id = AKIAFAKE\naws_secret_access_key = fake");
        _environment.Set("AWS_ENDPOINT_URL_STS", _silent.Url);
        Stops(OfProfile(), () => IsAsked);
    }

    [EngineFact]
    public void While_a_container_is_asked()
    {
        _environment.Set("AWS_CONTAINER_CREDENTIALS_FULL_URI", _silent.Url);
        Stops(_shell.Bare("Get-DLFarm", new { Region = "eu-central-1", EndpointUrl = "http://localhost:1" }), () => IsAsked);
    }

    [EngineTheory]
    [InlineData("Get-DLFarm", "eu-central-1")]
    [InlineData("Get-DLFarm", null)]
    [InlineData("Connect-SessionTools", null)]
    public void While_an_instance_is_asked(string command, string? region)
    {
        _environment.Set("AWS_EC2_METADATA_DISABLED", null);
        _environment.Set("AWS_EC2_METADATA_SERVICE_ENDPOINT", _silent.Url);
        PowerShell pipeline = _shell.Bare(command, new { EndpointUrl = "http://localhost:1" });
        Stops(region is null ? pipeline : pipeline.AddParameter("Region", region), () => IsAsked);
    }

    [EngineFact]
    public async Task While_a_connection_is_being_made()
    {
        using FullBacklog full = await FullBacklog.CreateAsync();
        SignalingKeys keys = new();
        Stops(_shell.Bare("Get-DLFarm", new { Region = "eu-central-1", Credential = keys, EndpointUrl = full.Url }), () => keys.IsAsked);
    }

    [EngineFact]
    public void During_a_TLS_handshake()
    {
        string secure = _silent.Url.Replace("http:", "https:", StringComparison.Ordinal);
        Stops(_shell.Bare("Get-DLFarm", new { Region = "eu-central-1", Credential = new SignalingKeys(), EndpointUrl = secure }), () => _silent.Connections > 0);
    }

    [EngineFact]
    public void While_the_service_is_asked() =>
        Stops(_shell.Bare("Get-DLFarm", new { Region = "eu-central-1", Credential = new SignalingKeys(), EndpointUrl = _silent.Url }), () => IsAsked);

    private void Profile(string settings) => File.WriteAllText(Path.Combine(_home, "config"), $"[profile hang]\n{settings}\n");

    private PowerShell OfProfile() => _shell.Bare("Get-DLFarm", new { Region = "eu-central-1", ProfileName = "hang", EndpointUrl = "http://localhost:1" });

    private void Stops(PowerShell pipeline, Func<bool> isUnderWay)
    {
        using (pipeline)
        {
            IAsyncResult running = pipeline.BeginInvoke();
            SpinWait.SpinUntil(() => isUnderWay() || running.IsCompleted);
            Assert.False(running.IsCompleted);
            Assert.True(Task.Run(pipeline.Stop).Wait(s_bound));
            Assert.Throws<PipelineStoppedException>(() => pipeline.EndInvoke(running));
            Assert.Equal(PSInvocationState.Stopped, pipeline.InvocationStateInfo.State);
        }

        Assert.Single(_shell.Run("Get-DLFarm").Output);
    }

    /// <summary>Says when it is asked, which is just before the service is.</summary>
    private sealed class SignalingKeys
    {
        private volatile bool _isAsked;

        public bool IsAsked => _isAsked;

        public FakeKeys GetCredentials()
        {
            _isAsked = true;
            return new FakeKeys("AKIAFAKE", "fake", null);
        }
    }

    private sealed record FakeKeys(string AccessKey, string SecretKey, string? Token);
}

using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Clients.Credentials;
using SessionTools.Clients.Deadline;
using SessionTools.TestSupport;
using Xunit;

namespace SessionTools.Clients.Tests.Credentials;

/// <summary>IAM Identity Center and credential_process.</summary>
[Collection(nameof(TestEnvironment))]
public sealed class LoginTests : IDisposable
{
    /// <summary>The SHA-1 of the session's name "corp", by which all AWS tools find its login.</summary>
    private const string NameOfCorp = "ee0bfd2552fbd840c02cc48b6e823320543c450f";

    private const string Profile = """
        [profile sso]
        sso_session = corp
        sso_account_id = 111122223333
        sso_role_name = render
        [sso-session corp]
        sso_region = eu-west-1
        sso_start_url = https://corp.example/start
        """;

    private readonly TestEnvironment _environment = new();

    public LoginTests()
    {
        _environment.Config(Profile);
        _environment.On("/federation/credentials", request => request.Headers.GetValueOrDefault("x-amz-sso_bearer_token") is "valid" or "renewed"
            ? new RecordingServer.Reply($$$"""{"roleCredentials":{"accessKeyId":"ASIASSO","secretAccessKey":"s","sessionToken":"t","expiration":{{{Later(60).ToUnixTimeMilliseconds()}}}}}""")
            : new RecordingServer.Reply("""{"__type":"UnauthorizedException","message":"Session token not found or invalid"}""", 401));
    }

    public void Dispose() => _environment.Dispose();

    [Fact]
    public async Task A_login_that_lasts_gives_keys()
    {
        Cache(new { accessToken = "valid", expiresAt = Later(30) });
        Assert.Equal("ASIASSO", await _environment.SignerAsync(new ProfileSource("sso")));
        Assert.Contains("role_name=render", _environment.Calls("/federation/credentials")[0].Target, StringComparison.Ordinal);
        Assert.Contains("account_id=111122223333", _environment.Calls("/federation/credentials")[0].Target, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_login_the_error_names_the_command()
    {
        ConnectionException problem = await _environment.ProblemAsync(new ProfileSource("sso"));
        Assert.Equal(ConnectionProblem.ExpiredCredentials, problem.Problem);
        Assert.EndsWith("aws sso login --profile sso", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("valid", -1)]
    [InlineData("revoked", 30)]
    public async Task A_login_that_is_over_names_the_command(string token, int minutes)
    {
        Cache(new { accessToken = token, expiresAt = Later(minutes) });
        Assert.Contains("aws sso login --profile sso", (await _environment.ProblemAsync(new ProfileSource("sso"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_login_is_renewed_and_kept()
    {
        Cache(new { accessToken = "old", expiresAt = Later(-1), refreshToken = "refresh", clientId = "id", clientSecret = "secret", registrationExpiresAt = Later(600) });
        _environment.On("/token", _ => new RecordingServer.Reply("""{"accessToken":"renewed","expiresIn":3600,"refreshToken":"next","tokenType":"Bearer"}"""));
        Assert.Equal("ASIASSO", await _environment.SignerAsync(new ProfileSource("sso")));
        Assert.Contains("\"refresh\"", Assert.Single(_environment.Calls("/token")).Body, StringComparison.Ordinal);
        JsonElement kept = JsonDocument.Parse(await File.ReadAllTextAsync(CacheFile)).RootElement;
        Assert.Equal("renewed", kept.GetProperty("accessToken").GetString());
        Assert.Equal("next", kept.GetProperty("refreshToken").GetString());
        Assert.Equal("id", kept.GetProperty("clientId").GetString());
    }

    [Fact]
    public async Task A_process_gives_keys_until_they_expire()
    {
        string count = Path.Combine(_environment.Home, "count");
        string script = _environment.WriteFile("keys.sh", $$"""
            echo x >> "{{count}}"
            echo '{"Version":1,"AccessKeyId":"ASIAPROCESS","SecretAccessKey":"s","SessionToken":"t","Expiration":"{{Later(60):yyyy-MM-dd'T'HH:mm:ss'Z'}}"}'
            """);
        _environment.Config($"[profile process]\ncredential_process = sh \"{script}\"\n");
        using Connection connection = _environment.Connect(new ProfileSource("process"));
        Assert.Equal("ASIAPROCESS", await _environment.SignerAsync(connection));
        Assert.Equal("ASIAPROCESS", await _environment.SignerAsync(connection));
        Assert.Single(await File.ReadAllLinesAsync(count));
        _environment.Clock.Advance(TimeSpan.FromMinutes(58));
        await _environment.SignerAsync(connection);
        Assert.Equal(2, (await File.ReadAllLinesAsync(count)).Length);
    }

    [Theory]
    [InlineData("sh -c \"exit 3\"", "ended with 3")]
    [InlineData("sh -c \"echo planted-secret\"", "invalid")]
    [InlineData("sh -c \"echo {}\"", "no AccessKeyId")]
    [InlineData("no-such-program-at-all", "no-such-program-at-all")]
    public async Task A_process_that_gives_none_is_explained_without_its_output(string command, string reason)
    {
        _environment.Config($"[profile process]\ncredential_process = {command}\n");
        ConnectionException problem = await _environment.ProblemAsync(new ProfileSource("process"));
        Assert.Contains(reason, problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("planted", problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_process_that_hangs_is_ended_with_the_call()
    {
        string pid = Path.Combine(_environment.Home, "pid");
        string script = _environment.WriteFile("hang.sh", $"echo $$ > \"{pid}.draft\"\nmv \"{pid}.draft\" \"{pid}\"\nexec sleep 600\n");
        _environment.Config($"[profile process]\ncredential_process = sh \"{script}\"\n");
        using Connection connection = _environment.Connect(new ProfileSource("process"));
        using CancellationTokenSource stop = new();
        Task call = connection.Client(DeadlineService.Description).CallAsync(DeadlineOperations.ListFarms, new ListFarmsRequest(), stop.Token);
        SpinWait.SpinUntil(() => File.Exists(pid));
        int id = int.Parse(await File.ReadAllTextAsync(pid), CultureInfo.InvariantCulture);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        SpinWait.SpinUntil(() => !IsRunning(id));
    }

    private string CacheFile => Path.Combine(_environment.Home, ".aws", "sso", "cache", NameOfCorp + ".json");

    private void Cache(object token) => File.WriteAllText(CacheFile, JsonSerializer.Serialize(token));

    private DateTimeOffset Later(int minutes) => _environment.Clock.GetUtcNow().AddMinutes(minutes);

    private static bool IsRunning(int id)
    {
        try
        {
            using Process process = Process.GetProcessById(id);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}

using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Clients.Aws;
using SessionTools.Clients.Credentials;
using SessionTools.Clients.Deadline;
using SessionTools.TestSupport;
using Xunit;

namespace SessionTools.Clients.Tests.Credentials;

[Collection(nameof(TestEnvironment))]
public sealed class CredentialTests : IDisposable
{
    private const string Keys = "aws_access_key_id = AKIAPROFILE\naws_secret_access_key = profile-secret\n";

    private readonly TestEnvironment _environment = new();

    public void Dispose() => _environment.Dispose();

    [Fact]
    public async Task The_environment_comes_first_and_its_changes_are_seen()
    {
        _environment.Config("[default]\n" + Keys);
        using Connection connection = _environment.Connect();
        Assert.Equal("AKIAPROFILE", await _environment.SignerAsync(connection));
        SetKeys("AKIAENVONE");
        Assert.Equal("AKIAENVONE", await _environment.SignerAsync(connection));
        SetKeys("AKIAENVTWO");
        Assert.Equal("AKIAENVTWO", await _environment.SignerAsync(connection));
    }

    [Fact]
    public async Task Half_the_environment_s_keys_are_an_error()
    {
        _environment.Set("AWS_ACCESS_KEY_ID", "AKIAENV");
        Assert.Contains("AWS_SECRET_ACCESS_KEY", (await _environment.ProblemAsync()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_any_source_the_error_says_what_was_asked()
    {
        ConnectionException problem = await _environment.ProblemAsync();
        Assert.Equal(ConnectionProblem.MissingCredentials, problem.Problem);
        Assert.Contains("environment, web identity, profile 'default', container, instance metadata", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_of_a_profile_is_seen()
    {
        _environment.Config("[profile p]\n" + Keys);
        using Connection connection = _environment.Connect(new ProfileSource("p"));
        Assert.Equal("AKIAPROFILE", await _environment.SignerAsync(connection));
        _environment.Config("[profile p]\n" + Keys.Replace("AKIAPROFILE", "AKIACHANGED", StringComparison.Ordinal));
        Assert.Equal("AKIACHANGED", await _environment.SignerAsync(connection));
    }

    [Fact]
    public async Task A_profile_that_is_missing_is_named()
    {
        ConnectionException problem = await _environment.ProblemAsync(new ProfileSource("nowhere"));
        Assert.Equal(ConnectionProblem.ProfileNotFound, problem.Problem);
        Assert.Contains("'nowhere'", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AWS_PROFILE_names_the_profile_and_must_exist()
    {
        _environment.Config("[profile p]\n" + Keys);
        _environment.Set("AWS_PROFILE", "p");
        Assert.Equal("AKIAPROFILE", await _environment.SignerAsync());
        _environment.Set("AWS_PROFILE", "q");
        Assert.Equal(ConnectionProblem.ProfileNotFound, (await _environment.ProblemAsync()).Problem);
    }

    [Fact]
    public async Task A_role_is_assumed_with_the_keys_of_its_source()
    {
        _environment.Config("[profile role]\nrole_arn = arn:aws:iam::1:role/r\nsource_profile = base\nexternal_id = ext\nrole_session_name = me\nduration_seconds = 900\n[profile base]\n" + Keys);
        _environment.OnRole("ASIAROLE");
        Assert.Equal("ASIAROLE", await _environment.SignerAsync(new ProfileSource("role")));
        RecordingServer.Request sts = Assert.Single(_environment.Calls("Action=AssumeRole"));
        Assert.Equal("AKIAPROFILE", sts.SignedBy);
        Assert.Contains("ExternalId=ext", sts.Body, StringComparison.Ordinal);
        Assert.Contains("RoleSessionName=me", sts.Body, StringComparison.Ordinal);
        Assert.Contains("DurationSeconds=900", sts.Body, StringComparison.Ordinal);
        Assert.Contains("/eu-central-1/sts/", sts.Headers["Authorization"], StringComparison.Ordinal);
        Assert.Equal("role-token", _environment.Calls("/2023-10-12/farms")[0].Headers["x-amz-security-token"]);
    }

    [Fact]
    public async Task A_role_may_be_its_own_source()
    {
        _environment.Config("[profile role]\nrole_arn = arn:aws:iam::1:role/r\nsource_profile = role\n" + Keys);
        _environment.OnRole("ASIAROLE");
        Assert.Equal("ASIAROLE", await _environment.SignerAsync(new ProfileSource("role")));
    }

    [Fact]
    public async Task Roles_that_are_each_other_s_source_are_an_error()
    {
        _environment.Config("[profile a]\nrole_arn = r\nsource_profile = b\n[profile b]\nrole_arn = r\nsource_profile = a\n");
        Assert.Contains("source of its own role", (await _environment.ProblemAsync(new ProfileSource("a"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_may_come_from_the_environment()
    {
        SetKeys("AKIAENV");
        _environment.Config("[profile role]\nrole_arn = arn:aws:iam::1:role/r\ncredential_source = Environment\n");
        _environment.OnRole("ASIAROLE");
        Assert.Equal("ASIAROLE", await _environment.SignerAsync(new ProfileSource("role")));
        Assert.Equal("AKIAENV", _environment.Calls("Action=AssumeRole")[0].SignedBy);
    }

    [Fact]
    public async Task A_role_that_is_refused_says_so()
    {
        _environment.Config("[profile role]\nrole_arn = arn:aws:iam::1:role/r\nsource_profile = base\n[profile base]\n" + Keys);
        const string Refusal = "<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>not you</Message></Error></ErrorResponse>";
        _environment.On("Action=AssumeRole", _ => new RecordingServer.Reply(Refusal, 403, "text/xml"));
        ConnectionException problem = await _environment.ProblemAsync(new ProfileSource("role"));
        Assert.Contains("arn:aws:iam::1:role/r", problem.Message, StringComparison.Ordinal);
        Assert.Contains("not you", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MFA_needs_a_code_and_takes_it_once()
    {
        _environment.Config("[profile role]\nrole_arn = arn:aws:iam::1:role/r\nsource_profile = base\nmfa_serial = arn:aws:iam::1:mfa/me\n[profile base]\n" + Keys);
        _environment.OnRole("ASIAROLE");
        using Connection connection = _environment.Connect(new ProfileSource("role"));
        Assert.Equal("arn:aws:iam::1:mfa/me", connection.MfaSerial);
        ConnectionException problem = await Assert.ThrowsAsync<ConnectionException>(() => _environment.SignerAsync(connection));
        Assert.Equal(ConnectionProblem.MfaRequired, problem.Problem);
        connection.GiveMfaCode("123456");
        Assert.Equal("ASIAROLE", await _environment.SignerAsync(connection));
        Assert.Null(connection.MfaSerial);
        Assert.Contains("TokenCode=123456", Assert.Single(_environment.Calls("Action=AssumeRole")).Body, StringComparison.Ordinal);
        _environment.Clock.Advance(TimeSpan.FromHours(2));
        problem = await Assert.ThrowsAsync<ConnectionException>(() => _environment.SignerAsync(connection));
        Assert.Equal(ConnectionProblem.MfaRequired, problem.Problem);
    }

    [Fact]
    public async Task A_web_identity_of_the_environment_comes_before_the_profile()
    {
        _environment.Config("[default]\n" + Keys);
        _environment.Set("AWS_WEB_IDENTITY_TOKEN_FILE", _environment.WriteFile("token", "the-token\n"));
        _environment.Set("AWS_ROLE_ARN", "arn:aws:iam::1:role/web");
        _environment.OnRole("ASIAWEB", "AssumeRoleWithWebIdentity");
        Assert.Equal("ASIAWEB", await _environment.SignerAsync());
        RecordingServer.Request sts = Assert.Single(_environment.Calls("Action=AssumeRoleWithWebIdentity"));
        Assert.Null(sts.SignedBy);
        Assert.Contains("WebIdentityToken=the-token", sts.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_profile_may_have_a_web_identity()
    {
        string token = _environment.WriteFile("token", "the-token");
        _environment.Config($"[profile web]\nrole_arn = arn:aws:iam::1:role/web\nweb_identity_token_file = {token}\n");
        _environment.OnRole("ASIAWEB", "AssumeRoleWithWebIdentity");
        Assert.Equal("ASIAWEB", await _environment.SignerAsync(new ProfileSource("web")));
        File.Delete(token);
        Assert.Contains(token, (await _environment.ProblemAsync(new ProfileSource("web"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_container_gives_keys_for_its_token()
    {
        _environment.Set("AWS_CONTAINER_CREDENTIALS_FULL_URI", _environment.Server.Url + "/container");
        _environment.Set("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE", _environment.WriteFile("token", "Basic abc\n"));
        _environment.On("/container", request => request.Headers.GetValueOrDefault("Authorization") == "Basic abc"
            ? new RecordingServer.Reply("""{"AccessKeyId":"ASIACONTAINER","SecretAccessKey":"s","Token":"t","Expiration":"2031-01-01T00:00:00Z"}""")
            : new RecordingServer.Reply("", 401));
        Assert.Equal("ASIACONTAINER", await _environment.SignerAsync());
        _environment.Set("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE", _environment.WriteFile("token", "wrong"));
        Assert.Contains("401", (await _environment.ProblemAsync()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_container_endpoint_elsewhere_is_refused()
    {
        _environment.Set("AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://keys.example/");
        Assert.Contains("keys.example", (await _environment.ProblemAsync()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_instance_gives_the_keys_of_its_role()
    {
        UseInstance();
        Assert.Equal("ASIAINSTANCE", await _environment.SignerAsync());
        Assert.Equal("PUT", _environment.Calls("/latest/api/token")[0].Method);
    }

    [Fact]
    public void An_instance_tells_its_region()
    {
        UseInstance();
        Assert.Equal("eu-instance-1", Common.RegionSource.Find(null));
    }

    [Fact]
    public async Task A_foreign_credentials_object_is_asked_at_every_call()
    {
        ForeignCredentials foreign = new();
        using Connection connection = _environment.Connect(ForeignSource.From(foreign));
        Assert.Equal("ASIAFOREIGN1", await _environment.SignerAsync(connection));
        Assert.Equal("ASIAFOREIGN2", await _environment.SignerAsync(connection));
        foreign.Broken = true;
        Assert.Contains("it is broken", (await Assert.ThrowsAsync<ConnectionException>(() => _environment.SignerAsync(connection))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrapped_foreign_object_is_found()
    {
        Assert.Null(ForeignSource.From(new object()));
        Assert.Equal("ASIAFOREIGN1", await _environment.SignerAsync(ForeignSource.From(new Wrapper())));
    }

    [Fact]
    public async Task Given_keys_that_have_expired_are_not_sent()
    {
        StaticSource source = new("ASIAGIVEN", "s", "t", _environment.Clock.GetUtcNow().AddMinutes(1));
        using Connection connection = _environment.Connect(source);
        Assert.Equal("ASIAGIVEN", await _environment.SignerAsync(connection));
        _environment.Clock.Advance(TimeSpan.FromMinutes(2));
        ConnectionException problem = await Assert.ThrowsAsync<ConnectionException>(() => _environment.SignerAsync(connection));
        Assert.Equal(ConnectionProblem.ExpiredCredentials, problem.Problem);
    }

    [Fact]
    public void Sources_and_keys_show_no_secrets()
    {
        object[] all = [new StaticSource("AKIAGIVEN", "planted", "planted"), new SessionTools.Clients.Credentials.Keys("AKIAGIVEN", "planted", "planted"), new Http.ProxySettings(new Uri("http://u:planted@h:1/"), "u", "planted")];
        Assert.All(all, value => Assert.DoesNotContain("planted", value.ToString(), StringComparison.Ordinal));
    }

    private void SetKeys(string accessKey)
    {
        _environment.Set("AWS_ACCESS_KEY_ID", accessKey);
        _environment.Set("AWS_SECRET_ACCESS_KEY", "environment-secret");
    }

    private void UseInstance()
    {
        _environment.Set("AWS_EC2_METADATA_DISABLED", null);
        _environment.Set("AWS_EC2_METADATA_SERVICE_ENDPOINT", _environment.Server.Url);
        _environment.On("/latest/api/token", _ => new RecordingServer.Reply("imds-token"));
        _environment.On("/latest/meta-data/iam/security-credentials/", WithToken("my-role"));
        _environment.On("/latest/meta-data/iam/security-credentials/my-role", WithToken("""{"AccessKeyId":"ASIAINSTANCE","SecretAccessKey":"s","Token":"t","Expiration":"2031-01-01T00:00:00Z"}"""));
        _environment.On("/latest/meta-data/placement/region", WithToken("eu-instance-1"));
    }

    private static Func<RecordingServer.Request, RecordingServer.Reply> WithToken(string body) =>
        request => request.Headers.GetValueOrDefault("X-aws-ec2-metadata-token") == "imds-token" ? new RecordingServer.Reply(body) : new RecordingServer.Reply("", 401);

    private sealed class Wrapper
    {
        internal ForeignCredentials Credentials { get; } = new();
    }

    private sealed class ForeignCredentials
    {
        private int _asked;

        public bool Broken { get; set; }

        public ForeignKeys GetCredentials() => Broken ? throw new InvalidOperationException("it is broken") : new ForeignKeys($"ASIAFOREIGN{++_asked}", "s", "t");
    }

    private sealed record ForeignKeys(string AccessKey, string SecretKey, string Token);
}

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using SessionTools.EngineHost;
using SessionTools.EngineTests;
using SessionTools.TestSupport;
using Xunit;

namespace SessionTools.Pester.Tests;

/// <summary>What needs PowerShell's own console: somebody to ask, or nobody, and variables of the session.</summary>
public sealed class ConsoleTests : IDisposable
{
    private const string Import = "Import-Module $env:STAGED_MODULE; $ErrorView = 'ConciseView'; ";
    private const string Serial = "arn:aws:iam::123456789012:mfa/me";

    private const string RoleAnswer = """
        <AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials>
        <AccessKeyId>ASIAROLE</AccessKeyId><SecretAccessKey>fake</SecretAccessKey><SessionToken>fake</SessionToken>
        <Expiration>2100-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>
        """;

    private readonly string _home = Directory.CreateTempSubdirectory("sessiontools-").FullName;
    private readonly RecordingServer _server = new(request => request.Body.StartsWith("Action=AssumeRole", StringComparison.Ordinal)
        ? new RecordingServer.Reply(RoleAnswer, ContentType: "text/xml")
        : new RecordingServer.Reply("""{"farms":[]}"""));

    public ConsoleTests()
    {
        Directory.CreateDirectory(Path.Combine(_home, ".aws"));
        File.WriteAllText(Path.Combine(_home, ".aws", "config"), $"""
            [profile mfa]
            region = eu-central-1
            role_arn = arn:aws:iam::123456789012:role/r
            source_profile = mfa
            mfa_serial = {Serial}
            aws_access_key_id = AKIAFAKE
            aws_secret_access_key = fake
            """);
    }

    public void Dispose()
    {
        _server.Dispose();
        Directory.Delete(_home, recursive: true);
    }

    [EngineFact]
    public void The_code_of_an_MFA_device_is_asked_for_once()
    {
        string said = Run("Connect-SessionTools -ProfileName mfa; Get-DLFarm; Get-DLFarm; 'done'", "123456\n");
        Assert.Contains($"Code of the MFA device {Serial}: ", said, StringComparison.Ordinal);
        Assert.EndsWith("done", said.Trim(), StringComparison.Ordinal);
        RecordingServer.Request assumed = Assert.Single(_server.Requests, request => request.Body.StartsWith("Action=AssumeRole", StringComparison.Ordinal));
        Assert.Contains("TokenCode=123456", assumed.Body, StringComparison.Ordinal);
        Assert.Equal(2, _server.Requests.Count(request => request.SignedBy == "ASIAROLE"));
    }

    [EngineTheory]
    [InlineData(true)]
    [InlineData(false)]
    public void Where_nobody_answers_the_error_says_so(bool interactive)
    {
        string said = Run("Connect-SessionTools -ProfileName mfa; try { Get-DLFarm } catch { $_.FullyQualifiedErrorId }", "", interactive);
        Assert.Contains("MfaRequired,SessionTools.Commands.GetDLFarmCommand", said, StringComparison.Ordinal);
        Assert.Empty(_server.Requests);
    }

    [EngineFact]
    public void The_proxy_of_AWS_Tools_is_taken_with_its_user()
    {
        using RecordingServer proxy = new(request => request.Headers.ContainsKey("Proxy-Authorization")
            ? new RecordingServer.Reply("", 502)
            : new RecordingServer.Reply("", 407, Headers: "Proxy-Authenticate: Basic realm=\"test\"\r\n"));
        string said = Run($$"""
            $AWSProxy = [pscustomobject] @{
                Hostname = '127.0.0.1'; Port = {{new Uri(proxy.Url).Port}}; BypassList = @('none.example.com')
                Credentials = [System.Net.NetworkCredential]::new('user', 'planted-password')
            }
            Remove-Item Env:AWS_ENDPOINT_URL
            Get-DLFarm -Region eu-west-1 -AccessKey AKIAFAKE -SecretKey fake -ErrorAction SilentlyContinue -ErrorVariable failed
            $failed | Format-List * -Force
            """);
        Assert.Contains("EndpointUnreachable", said, StringComparison.Ordinal);
        Assert.DoesNotContain("planted", said, StringComparison.Ordinal);
        Assert.All(proxy.Requests, request => Assert.Equal("CONNECT management.deadline.eu-west-1.amazonaws.com:443", $"{request.Method} {request.Target}"));
        Assert.Contains(proxy.Requests, request => request.Headers.GetValueOrDefault("Proxy-Authorization") == "Basic dXNlcjpwbGFudGVkLXBhc3N3b3Jk");
    }

    private string Run(string script, string input = "", bool interactive = true)
    {
        Dictionary<string, string> environment = new()
        {
            ["HOME"] = _home,
            ["AWS_CONFIG_FILE"] = Path.Combine(_home, ".aws", "config"),
            ["AWS_ENDPOINT_URL"] = _server.Url,
            ["STAGED_MODULE"] = Path.Combine(StagedModule.RepositoryRoot, "out", "SessionTools"),
        };
        string file = Path.Combine(_home, "script.ps1");
        File.WriteAllText(file, Import + script);
        string[] arguments = interactive ? ["-File", file] : ["-NonInteractive", "-File", file];
        (string output, string errors) = ChildPowerShell.Run(arguments, environment, input);
        return output + errors;
    }
}

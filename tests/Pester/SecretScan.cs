using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using SessionTools.EngineHost;
using SessionTools.EngineTests;
using SessionTools.TestSupport;
using Xunit;
using Xunit.Abstractions;

namespace SessionTools.Pester.Tests;

/// <summary>
/// No secret shows in any stream, error, transcript, CLIXML, JSON, CSV or list of any exported cmdlet, whether it succeeds
/// or fails. The cases stand in Secrets/cases.ps1.
/// </summary>
public sealed class SecretScan(ITestOutputHelper output) : IDisposable
{
    private const string Configuration = "planted-configuration-0123456789";
    private const string LoginToken = "planted-login-token-0123456789";
    private const string RoleSecret = "planted-role-secret-0123456789";

    private static readonly Dictionary<string, string> s_planted = new()
    {
        ["PLANTED_SECRET_KEY"] = "planted-secret-key-0123456789",
        ["PLANTED_SESSION_TOKEN"] = "planted+session+token+0123456789",
        ["PLANTED_PASSWORD"] = "planted-password-0123456789",
    };

    private readonly string _folder = Directory.CreateTempSubdirectory("sessiontools-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [EngineFact]
    public void No_cmdlet_shows_one()
    {
        Write("data/appconfig/sample/prod/planted.json", $$"""{"password":"{{Configuration}}"}""");
        Write("data/appconfig/sample/prod/broken.json", $$"""{"password":"{{Configuration}}" and then no JSON""");
        using ObservedEndpoint endpoint = new(Path.Combine(_folder, "data"));
        using RecordingServer refusing = new(_ => new RecordingServer.Reply("""{"__type":"AccessDeniedException","message":"no"}""", 403));
        using RecordingServer login = new(LogIn);
        Directory.CreateDirectory(Path.Combine(_folder, "shown"));
        Scan(endpoint.Url, refusing.Url, login.Url);

        string problems = File.ReadAllText(Path.Combine(_folder, "shown", "problems")).Trim();
        Assert.True(problems.Length == 0, problems);
        string[] secrets = [.. s_planted.Values, LoginToken, RoleSecret, .. endpoint.Tokens];
        output.WriteLine($"{secrets.Length} secrets, {endpoint.Tokens.Count()} of them tokens of sessions");
        Assert.NotEmpty(endpoint.Tokens);
        AssertNone([.. secrets, Configuration], "*.shown");
        AssertNone(secrets, "*.asked");
        Assert.Contains(Configuration, string.Concat(Directory.GetFiles(Path.Combine(_folder, "shown"), "*.asked").Select(File.ReadAllText)), StringComparison.Ordinal);
    }

    private void AssertNone(IReadOnlyList<string> secrets, string files)
    {
        string[] found = Directory.GetFiles(Path.Combine(_folder, "shown"), files).SelectMany(file =>
        {
            string text = File.ReadAllText(file);
            return secrets.Where(secret => Forms(secret).Any(form => text.Contains(form, StringComparison.OrdinalIgnoreCase)))
                .Select(secret => $"{Path.GetFileName(file)}: {secret}");
        }).ToArray();
        output.WriteLine($"{Directory.GetFiles(Path.Combine(_folder, "shown"), files).Length} files {files}");
        Assert.Empty(found);
    }

    /// <summary>The secret as it is, and as serializers write bytes and secure strings.</summary>
    private static string[] Forms(string secret) =>
    [
        secret,
        Uri.EscapeDataString(secret),
        Convert.ToBase64String(Encoding.UTF8.GetBytes(secret)).TrimEnd('='),
        Convert.ToBase64String(Encoding.Unicode.GetBytes(secret)).TrimEnd('='),
        Convert.ToHexString(Encoding.Unicode.GetBytes(secret)),
    ];

    private void Scan(string workingUrl, string refusingUrl, string loginUrl)
    {
        WriteProfiles();
        string[] arguments =
        [
            "-NonInteractive", "-File", Path.Combine(StagedModule.RepositoryRoot, "tests", "Pester", "Secrets", "scan.ps1"),
            "-Module", Path.Combine(StagedModule.RepositoryRoot, "out", "SessionTools"),
            "-WorkingUrl", workingUrl, "-RefusingUrl", refusingUrl, "-Folder", Path.Combine(_folder, "shown"),
        ];
        Dictionary<string, string> environment = new(s_planted) { ["HOME"] = _folder, ["AWS_ENDPOINT_URL_SSO"] = loginUrl };
        (string said, string errors) = ChildPowerShell.Run(arguments, environment);
        Write("shown/host.shown", said + errors);
    }

    /// <summary>Profiles with keys, with a login that lasts, one that has expired and one that is refused.</summary>
    private void WriteProfiles()
    {
        static string Profile(string name, string role) =>
            $"[profile {name}]\nsso_account_id = 123456789012\nsso_role_name = {role}\nsso_region = us-east-1\nsso_start_url = https://{name}.example.com\n";

        string keys = $"[profile keys]\naws_access_key_id = AKIAFAKE\naws_secret_access_key = {s_planted["PLANTED_SECRET_KEY"]}\n";
        Write(".aws/config", keys + Profile("login", "good") + Profile("expired", "good") + Profile("refused", "bad"));
        foreach ((string name, int hours) in new[] { ("login", 1), ("expired", -1), ("refused", 1) })
        {
            string expires = DateTime.UtcNow.AddHours(hours).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
#pragma warning disable CA5350 // The AWS CLI names the file so.
            string file = Convert.ToHexString(System.Security.Cryptography.SHA1.HashData(Encoding.UTF8.GetBytes($"https://{name}.example.com"))).ToLowerInvariant();
#pragma warning restore CA5350
            Write($".aws/sso/cache/{file}.json", $$"""{"accessToken":"{{LoginToken}}","expiresAt":"{{expires}}"}""");
        }
    }

    private static RecordingServer.Reply LogIn(RecordingServer.Request request) => request.Target.Contains("role_name=good", StringComparison.Ordinal)
        ? new RecordingServer.Reply($$"""{"roleCredentials":{"accessKeyId":"ASIAROLE","expiration":4102444800000,"secretAccessKey":"{{RoleSecret}}","sessionToken":"{{s_planted["PLANTED_SESSION_TOKEN"]}}"} }""")
        : new RecordingServer.Reply("""{"__type":"ForbiddenException","message":"no"}""", 403);

    private void Write(string name, string text)
    {
        string file = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}

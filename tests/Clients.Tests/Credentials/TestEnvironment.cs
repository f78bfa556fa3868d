using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Clients.Common;
using SessionTools.Clients.Credentials;
using SessionTools.Clients.Deadline;
using SessionTools.Clients.Http;
using SessionTools.TestSupport;
using Xunit;

namespace SessionTools.Clients.Tests.Credentials;

/// <summary>Tests that change the process's environment run one after the other, and beside no others, which read it.</summary>
[CollectionDefinition(nameof(TestEnvironment), DisableParallelization = true)]
public sealed class TestEnvironmentCollection;

/// <summary>
/// An environment of the test's own: no AWS or proxy variables, a home folder for config files, and one server that is
/// AWS to all of them: STS, IAM Identity Center, container, instance and Deadline Cloud.
/// </summary>
public sealed class TestEnvironment : IDisposable
{
    private static readonly string[] s_prefixes = ["AWS_", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "ALL_PROXY", "HOME", "USERPROFILE"];

    private readonly EnvironmentVariables _variables = new();
    private readonly Dictionary<string, Func<RecordingServer.Request, RecordingServer.Reply>> _answers = [];

    public TestEnvironment()
    {
        foreach (string name in Environment.GetEnvironmentVariables().Keys.Cast<string>().Where(name => s_prefixes.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))))
        {
            Set(name, null);
        }

        Directory.CreateDirectory(Path.Combine(Home, ".aws", "sso", "cache"));
        Set("HOME", Home);
        Set("AWS_EC2_METADATA_DISABLED", "true");
        Server = new RecordingServer(Answer);
        Set("AWS_ENDPOINT_URL", Server.Url);
        On("/2023-10-12/farms", _ => new RecordingServer.Reply("""{"farms":[]}"""));
    }

    public string Home { get; } = Directory.CreateTempSubdirectory("sessiontools-").FullName;

    public RecordingServer Server { get; }

    public TestClock Clock { get; } = new() { Skipping = true };

    public void Set(string variable, string? value) => _variables.Set(variable, value);

    public void Config(string text)
    {
        string file = Path.Combine(Home, ".aws", "config");
        File.WriteAllText(file, text);

        // What changes twice within the file system's resolution of time changes for nobody; a new length does.
        File.AppendAllText(file, "\n#" + new string('.', text.Length % 7));
    }

    public string WriteFile(string name, string text)
    {
        string file = Path.Combine(Home, name);
        File.WriteAllText(file, text);
        return file;
    }

    /// <summary>The server's answer to targets, or form actions, that begin so.</summary>
    public void On(string begin, Func<RecordingServer.Request, RecordingServer.Reply> answer) => _answers[begin] = answer;

    /// <summary>STS gives these keys of a role from now on.</summary>
    public void OnRole(string accessKey, string action = "AssumeRole", TimeSpan? lifetime = null)
    {
        string expires = (Clock.GetUtcNow() + (lifetime ?? TimeSpan.FromHours(1))).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        string body = $"""
            <{action}Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><{action}Result><Credentials>
            <AccessKeyId>{accessKey}</AccessKeyId><SecretAccessKey>role-secret</SecretAccessKey><SessionToken>role-token</SessionToken>
            <Expiration>{expires}</Expiration></Credentials></{action}Result><ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></{action}Response>
            """;
        On($"Action={action}&", _ => new RecordingServer.Reply(body, ContentType: "text/xml"));
    }

    public IReadOnlyList<RecordingServer.Request> Calls(string begin) => Server.Requests.Where(request => Begins(request, begin)).ToArray();

    internal Connection Connect(ICredentialSource? source = null, Func<ConnectionSettings, ConnectionSettings>? change = null)
    {
        ConnectionSettings settings = new() { Region = "eu-central-1", Credentials = source ?? new DefaultSource(), Time = Clock };
        return new Connection(change is null ? settings : change(settings));
    }

    /// <summary>Calls Deadline Cloud once.</summary>
    /// <returns>The access key that signed the call.</returns>
    public async Task<string?> SignerAsync(Connection connection)
    {
        await connection.Client(DeadlineService.Description).CallAsync(DeadlineOperations.ListFarms, new ListFarmsRequest(), CancellationToken.None);
        return Calls("/2023-10-12/farms")[^1].SignedBy;
    }

    internal async Task<string?> SignerAsync(ICredentialSource? source = null)
    {
        using Connection connection = Connect(source);
        return await SignerAsync(connection);
    }

    internal async Task<ConnectionException> ProblemAsync(ICredentialSource? source = null) =>
        await Assert.ThrowsAsync<ConnectionException>(() => SignerAsync(source));

    public void Dispose()
    {
        Server.Dispose();
        _variables.Dispose();
        Directory.Delete(Home, recursive: true);
    }

    private static bool Begins(RecordingServer.Request request, string begin) =>
        request.Target.StartsWith(begin, StringComparison.Ordinal) || request.Body.StartsWith(begin, StringComparison.Ordinal);

    private RecordingServer.Reply Answer(RecordingServer.Request request) =>
        _answers.Where(answer => Begins(request, answer.Key)).OrderByDescending(answer => answer.Key.Length).Select(answer => answer.Value).FirstOrDefault()?.Invoke(request)
        ?? new RecordingServer.Reply("", 404);
}

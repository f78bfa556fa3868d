using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace SessionTools.Server.Tests.Clients;

/// <summary>The AWS CLI against the server: what it signs, sends and reads is not ours.</summary>
public sealed class AwsCliTests(SigningServer server) : IClassFixture<SigningServer>
{
    [AwsCliFact]
    public async Task It_pages_session_actions()
    {
        string farm = Text((await Cli("deadline", "list-farms")).GetProperty("farms")[0], "farmId");
        string queue = Text((await Cli("deadline", "list-queues", "--farm-id", farm)).GetProperty("queues")[0], "queueId");
        string job = Text((await Cli("deadline", "list-jobs", "--farm-id", farm, "--queue-id", queue)).GetProperty("jobs")[0], "jobId");
        string[] scope = ["deadline", "list-session-actions", "--farm-id", farm, "--queue-id", queue, "--job-id", job];
        JsonElement whole = await Cli([.. scope, "--page-size", "100"]);
        JsonElement page = await Cli([.. scope, "--no-paginate", "--max-results", "7"]);
        Assert.True(whole.GetProperty("sessionActions").GetArrayLength() > 200);
        Assert.Equal(7, page.GetProperty("sessionActions").GetArrayLength());
        Assert.NotEmpty(Text(page, "nextToken"));
    }

    [AwsCliFact]
    public async Task It_runs_the_configuration_token_dance()
    {
        JsonElement session = await Cli(
            "appconfigdata", "start-configuration-session", "--application-identifier", "sample",
            "--environment-identifier", "prod", "--configuration-profile-identifier", "motd");
        (JsonElement first, string content) = await Configuration(Text(session, "InitialConfigurationToken"));
        Assert.Equal("Welcome to the sample.", content);
        string token = Text(first, "NextPollConfigurationToken");

        OfficialClient.Result early = await OfficialClient.TryRunAsync(
            server, "aws", "appconfigdata", "get-latest-configuration", "--configuration-token", token, Path.GetTempFileName());
        Assert.Contains("BadRequestException", early.Error, StringComparison.Ordinal);

        server.Clock.Advance(TimeSpan.FromSeconds(first.GetProperty("NextPollIntervalInSeconds").GetInt32()));
        (JsonElement second, string unchanged) = await Configuration(token);
        Assert.Equal("", unchanged);
        Assert.NotEqual(token, Text(second, "NextPollConfigurationToken"));
    }

    [AwsCliFact]
    public async Task It_patches_an_integration_response()
    {
        string[] response = ["--api-id", "samplews01", "--integration-id", "mock001", "--integration-response-id", "mock4xx"];
        await Cli(["apigatewayv2", "update-integration-response", .. response, "--response-templates", """{"text/plain":"patched"}"""]);
        JsonElement templates = (await Cli(["apigatewayv2", "get-integration-response", .. response])).GetProperty("ResponseTemplates");
        Assert.Equal("patched", Text(templates, "text/plain"));
        Assert.Contains("error", Text(templates, "application/json"), StringComparison.Ordinal);
    }

    [AwsCliFact]
    public async Task It_runs_an_app_session()
    {
        string instance = server.Endpoint.QApps.DefaultInstanceId!;
        JsonElement apps = (await Cli("qapps", "list-q-apps", "--instance-id", instance)).GetProperty("apps");
        string app = Text(apps.EnumerateArray().First(entry => Text(entry, "title") == "sample"), "appId");
        JsonElement cards = (await Cli("qapps", "get-q-app", "--instance-id", instance, "--app-id", app)).GetProperty("appDefinition").GetProperty("cards");
        string destination = Text(cards[0].GetProperty("textInput"), "id");
        JsonElement session = await Cli("qapps", "start-q-app-session", "--instance-id", instance, "--app-id", app, "--app-version", "1");
        string[] of = ["--instance-id", instance, "--session-id", Text(session, "sessionId")];
        await Cli(["qapps", "update-q-app-session", .. of, "--values", $$"""[{"cardId":"{{destination}}","value":"Lisbon"}]"""]);
        JsonElement state = await Cli(["qapps", "get-q-app-session", .. of]);
        Assert.Equal("Lisbon", Text(state.GetProperty("cardStatus").GetProperty(destination), "currentValue"));
        await Cli(["qapps", "stop-q-app-session", .. of]);
        Assert.Contains("ResourceNotFoundException", (await OfficialClient.TryRunAsync(server, "aws", ["qapps", "get-q-app-session", .. of])).Error, StringComparison.Ordinal);
    }

    [AwsCliFact]
    public async Task Its_call_of_another_service_learns_where_it_has_come_to()
    {
        OfficialClient.Result result = await OfficialClient.TryRunAsync(server, "aws", "sts", "get-caller-identity");
        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains("embedded endpoint of SessionTools, not AWS. It has no sts GetCallerIdentity", result.Error, StringComparison.Ordinal);
    }

    private async Task<(JsonElement Answer, string Content)> Configuration(string token)
    {
        string file = Path.GetTempFileName();
        try
        {
            JsonElement answer = await Cli("appconfigdata", "get-latest-configuration", "--configuration-token", token, file);
            return (answer, await File.ReadAllTextAsync(file));
        }
        finally
        {
            File.Delete(file);
        }
    }

    private Task<JsonElement> Cli(params string[] arguments) => OfficialClient.RunAsync(server, "aws", [.. arguments, "--output", "json"]);

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;
}

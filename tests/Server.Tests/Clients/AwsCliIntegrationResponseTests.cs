using System;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace SessionTools.Server.Tests.Clients;

/// <summary>The life of integration responses as the AWS CLI leads it.</summary>
public sealed class AwsCliIntegrationResponseTests(SigningServer server) : IClassFixture<SigningServer>
{
    private static readonly string[] s_target = ["--api-id", "samplews02", "--integration-id", "lambda2"];

    [AwsCliFact]
    public async Task They_are_created_read_changed_and_deleted()
    {
        JsonElement created = await Cli(
            "create",
            "--integration-response-key", "/5../",
            "--content-handling-strategy", "CONVERT_TO_TEXT",
            "--template-selection-expression", "x",
            "--response-parameters", """{"method.response.header.A":"'a'"}""",
            "--response-templates", """{"a":"1"}""");
        string[] one = ["--integration-response-id", Text(created, "IntegrationResponseId")];
        Assert.Equal("/5../", Text(created, "IntegrationResponseKey"));
        Assert.Equal("CONVERT_TO_TEXT", Text(created, "ContentHandlingStrategy"));
        Assert.Equal("'a'", Text(created.GetProperty("ResponseParameters"), "method.response.header.A"));
        AssertSame(created, await Cli("get", one));
        AssertSame(created, Assert.Single((await List()).EnumerateArray()));

        JsonElement updated = await Cli("update", [.. one, "--integration-response-key", "/4../", "--response-templates", """{"b":"2"}"""]);
        Assert.Equal("/4../", Text(updated, "IntegrationResponseKey"));
        Assert.Equal("x", Text(updated, "TemplateSelectionExpression"));
        Assert.Equal("""{"a":"1","b":"2"}""", JsonSerializer.Serialize(updated.GetProperty("ResponseTemplates")));
        AssertSame(updated, await Cli("get", one));

        Assert.Equal(JsonValueKind.Null, (await Cli("delete", one)).ValueKind);
        Assert.Empty((await List()).EnumerateArray());
        await AssertFails("NotFoundException", "delete", one);
    }

    [AwsCliFact]
    public async Task Lists_are_paged()
    {
        string[] mock = ["--api-id", "samplews01", "--integration-id", "mock001"];
        JsonElement page = await Run(["get-integration-responses", .. mock, "--max-results", "2", "--no-paginate"]);
        Assert.Equal(2, page.GetProperty("Items").GetArrayLength());
        JsonElement rest = await Run(["get-integration-responses", .. mock, "--next-token", Text(page, "NextToken"), "--no-paginate"]);
        Assert.False(rest.TryGetProperty("NextToken", out _));
        JsonElement whole = (await Run(["get-integration-responses", .. mock, "--page-size", "1"])).GetProperty("Items");
        Assert.Equal(
            page.GetProperty("Items").EnumerateArray().Concat(rest.GetProperty("Items").EnumerateArray()).Select(Id),
            whole.EnumerateArray().Select(Id));
        Assert.Equal(3, whole.GetArrayLength());
    }

    [AwsCliFact]
    public async Task Errors_have_their_names()
    {
        string[] second = ["--integration-response-id", "mock2xx"];
        string[] mock = ["--api-id", "samplews01", "--integration-id", "mock001"];
        await AssertFails("ConflictException", "create", mock, "--integration-response-key", "$default");
        await AssertFails("ConflictException", "update", [.. mock, .. second], "--integration-response-key", "$default");
        await AssertFails("BadRequestException", "create", mock, "--integration-response-key", "no expression");
        await AssertFails("BadRequestException", "update", [.. mock, .. second], "--response-parameters", """{"no.such.place":"'a'"}""");
        await AssertFails("NotFoundException", "get", mock, "--integration-response-id", "nobody");
        await AssertFails("NotFoundException", "update", mock, "--integration-response-id", "nobody");
        await AssertFails("NotFoundException", "create", ["--api-id", "nobody", "--integration-id", "mock001"], "--integration-response-key", "$default");
        Assert.Contains("BadRequestException", (await Try(["get-integration-responses", .. mock, "--no-paginate", "--max-results", "none"])).Error, StringComparison.Ordinal);
        Assert.Contains("BadRequestException", (await Try(["get-integration-responses", .. mock, "--no-paginate", "--next-token", "nobody"])).Error, StringComparison.Ordinal);
    }

    private async Task<JsonElement> List() => (await Run(["get-integration-responses", .. s_target])).GetProperty("Items");

    private Task<JsonElement> Cli(string verb, params string[] arguments) => Run([$"{verb}-integration-response", .. s_target, .. arguments]);

    private async Task AssertFails(string error, string verb, string[] target, params string[] arguments)
    {
        string[] scope = target.Contains("--api-id") ? target : [.. s_target, .. target];
        OfficialClient.Result result = await Try([$"{verb}-integration-response", .. scope, .. arguments]);
        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains($"({error})", result.Error, StringComparison.Ordinal);
    }

    private Task<JsonElement> Run(string[] arguments) => OfficialClient.RunAsync(server, "aws", ["apigatewayv2", .. arguments, "--output", "json"]);

    private Task<OfficialClient.Result> Try(string[] arguments) => OfficialClient.TryRunAsync(server, "aws", ["apigatewayv2", .. arguments]);

    private static void AssertSame(JsonElement expected, JsonElement actual) =>
        Assert.True(JsonElement.DeepEquals(expected, actual), $"{expected} is not {actual}");

    private static string Id(JsonElement response) => Text(response, "IntegrationResponseId");

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;
}

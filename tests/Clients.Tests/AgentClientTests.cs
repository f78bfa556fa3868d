using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Clients.AppConfig;
using SessionTools.Clients.AppConfig.Flags;
using SessionTools.TestSupport;
using Xunit;

namespace SessionTools.Clients.Tests;

public sealed class AgentClientTests
{
    private static readonly StartConfigurationSessionRequest s_profile = new()
    {
        ApplicationIdentifier = "my app",
        EnvironmentIdentifier = "a/b",
        ConfigurationProfileIdentifier = "flags",
    };

    [Fact]
    public async Task One_flag_is_asked_for_by_name_with_context_and_token()
    {
        CannedHandler handler = new((_, _) => CannedHandler.Json("""{"enabled":true,"_variant":"beta","size":3}"""));
        Dictionary<string, object?> context = new() { ["userId"] = 42, ["beta"] = true, ["none"] = null };
        FlagDefinition flag = Assert.Single(await Get(handler, "new ui", context, "the-token"));
        Assert.Equal(("new ui", "beta"), (flag.Name, flag.Variants[0].Name));
        CannedHandler.Seen seen = Assert.Single(handler.Requests);
        Assert.Equal("http://agent:2772/applications/my%20app/environments/a%2Fb/configurations/flags?flag=new%20ui", seen.Uri.AbsoluteUri);
        Assert.Equal("userId=42,beta=true", seen.Headers["Context"].Replace(", ", ",", StringComparison.Ordinal));
        Assert.Equal("Bearer the-token", seen.Headers["Authorization"]);
    }

    [Fact]
    public async Task All_flags_come_in_one_answer()
    {
        CannedHandler handler = new((_, _) => CannedHandler.Json("""{"a":{"enabled":true},"b":{"enabled":false}}"""));
        Assert.Equal(["a", "b"], (await Get(handler, flag: null)).Select(flag => flag.Name));
        Assert.False(handler.Requests[0].Headers.ContainsKey("Authorization"));
    }

    [Theory]
    [InlineData(HttpStatusCode.NotFound, FlagProblem.NotFound)]
    [InlineData(HttpStatusCode.Unauthorized, FlagProblem.AgentFailed)]
    [InlineData(HttpStatusCode.BadGateway, FlagProblem.AgentFailed)]
    public async Task What_the_agent_refuses_is_said_with_its_words(HttpStatusCode status, FlagProblem problem)
    {
        CannedHandler handler = new((_, _) => CannedHandler.Json("the reason", status));
        AppConfigFlagException error = await Assert.ThrowsAsync<AppConfigFlagException>(() => Get(handler, "a", token: "the-token"));
        Assert.Equal(problem, error.Problem);
        Assert.Contains($"HTTP {(int)status}: the reason", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("the-token", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("<html>")]
    public async Task An_answer_that_is_no_flag_is_an_error(string body)
    {
        AppConfigFlagException error = await Assert.ThrowsAsync<AppConfigFlagException>(
            () => Get(new CannedHandler((_, _) => CannedHandler.Json(body)), "a"));
        Assert.Equal(FlagProblem.AgentFailed, error.Problem);
    }

    [Fact]
    public async Task An_agent_that_is_not_there_is_named()
    {
        CannedHandler handler = new((_, _) => throw new HttpRequestException("connection refused"));
        AppConfigFlagException error = await Assert.ThrowsAsync<AppConfigFlagException>(() => Get(handler, "a"));
        Assert.Contains("http://agent:2772", error.Message, StringComparison.Ordinal);
        Assert.Contains("connection refused", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_context_that_fits_no_header_is_refused()
    {
        Dictionary<string, object?> context = new() { ["a"] = "line\r\nbreak" };
        CannedHandler handler = new((_, _) => CannedHandler.Json("{}"));
        await Assert.ThrowsAsync<AppConfigFlagException>(() => Get(handler, "a", context));
        Assert.Empty(handler.Requests);
    }

    private static async Task<IReadOnlyList<FlagDefinition>> Get(
        CannedHandler handler,
        string? flag,
        IReadOnlyDictionary<string, object?>? context = null,
        string? token = null)
    {
        using HttpClient http = new(handler, disposeHandler: false);
        AgentClient agent = new(new Uri("http://agent:2772"), token, http);
        return await agent.GetAsync(s_profile, flag, context ?? new Dictionary<string, object?>(), CancellationToken.None);
    }
}

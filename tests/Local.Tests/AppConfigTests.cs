using System;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;
using SessionTools.Clients.AppConfig;
using SessionTools.Local.AppConfig;
using Xunit;

namespace SessionTools.Local.Tests;

public sealed class AppConfigTests : IDisposable
{
    private readonly LocalClient _client = new();

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task A_token_serves_once()
    {
        string token = await Start();
        await Get(token);
        Assert.Equal("Corrupted", await ProblemOf(token));
    }

    [Fact]
    public async Task A_token_lasts_a_day()
    {
        string token = await Start();
        _client.Clock.Advance(TimeSpan.FromHours(24));
        Assert.Equal("Expired", await ProblemOf(token));
    }

    [Fact]
    public async Task A_poll_before_its_time_is_refused_and_costs_nothing()
    {
        GetLatestConfigurationResponse first = await Get(await Start(interval: 15));
        _client.Clock.Advance(TimeSpan.FromSeconds(14));
        Assert.Equal("PollIntervalNotSatisfied", await ProblemOf(first.NextPollConfigurationToken!));
        _client.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Empty((await Get(first.NextPollConfigurationToken!)).Configuration);
    }

    [Fact]
    public async Task What_is_unchanged_is_empty_and_has_no_version_label()
    {
        GetLatestConfigurationResponse first = await Get(await Start());
        Assert.Equal("v1", first.VersionLabel);
        Assert.NotEmpty(first.Configuration);
        _client.Clock.Advance(TimeSpan.FromSeconds(first.NextPollIntervalInSeconds));
        GetLatestConfigurationResponse second = await Get(first.NextPollConfigurationToken!);
        Assert.Null(second.VersionLabel);
        Assert.Empty(second.Configuration);
    }

    [Fact]
    public async Task A_deployment_is_seen_at_the_next_poll()
    {
        GetLatestConfigurationResponse first = await Get(await Start());
        _client.Endpoint.AppConfig.Deploy(new LocalConfiguration
        {
            Application = "sample",
            Environment = "prod",
            ConfigurationProfile = "motd",
            ContentType = "text/plain",
            VersionLabel = "v2",
            Content = Encoding.UTF8.GetBytes("Changed."),
        });
        _client.Clock.Advance(TimeSpan.FromSeconds(first.NextPollIntervalInSeconds));
        GetLatestConfigurationResponse second = await Get(first.NextPollConfigurationToken!);
        Assert.Equal("v2", second.VersionLabel);
        Assert.Equal("Changed.", Encoding.UTF8.GetString(second.Configuration));
    }

    [Theory]
    [InlineData("other", "prod", "motd", "Application")]
    [InlineData("sample", "other", "motd", "Environment")]
    [InlineData("sample", "prod", "other", "ConfigurationProfile")]
    public async Task What_is_missing_is_named_by_its_type(string application, string environment, string profile, string type)
    {
        StartConfigurationSessionRequest request = new()
        {
            ApplicationIdentifier = application,
            EnvironmentIdentifier = environment,
            ConfigurationProfileIdentifier = profile,
        };
        ServiceException exception = await Assert.ThrowsAsync<ServiceException>(
            () => _client.Call(AppConfigOperations.StartConfigurationSession, request));
        Assert.Equal("ResourceNotFoundException", exception.ErrorCode);
        Assert.Equal(type, exception.Body.GetProperty("ResourceType").GetString());
    }

    [Fact]
    public async Task Ids_serve_as_well_as_names()
    {
        StartConfigurationSessionRequest request = new()
        {
            ApplicationIdentifier = AppConfigId.Of("sample"),
            EnvironmentIdentifier = AppConfigId.Of("prod"),
            ConfigurationProfileIdentifier = AppConfigId.Of("motd"),
        };
        Assert.Matches("^[a-z0-9]{7}$", request.ApplicationIdentifier);
        string token = (await _client.Call(AppConfigOperations.StartConfigurationSession, request)).InitialConfigurationToken!;
        Assert.Equal("Welcome to the sample.", Encoding.UTF8.GetString((await Get(token)).Configuration));
    }

    [Fact]
    public async Task A_token_that_nobody_redeemed_is_forgotten_in_the_end()
    {
        string token = await Start();
        _client.Clock.Advance(TimeSpan.FromHours(47));
        await Start();
        Assert.Equal("Expired", await ProblemOf(token));
        _client.Clock.Advance(TimeSpan.FromHours(2));
        await Start();
        Assert.Equal("Corrupted", await ProblemOf(token));
    }

    private async Task<string> Start(int? interval = null)
    {
        StartConfigurationSessionRequest request = new()
        {
            ApplicationIdentifier = "sample",
            EnvironmentIdentifier = "prod",
            ConfigurationProfileIdentifier = "motd",
            RequiredMinimumPollIntervalInSeconds = interval,
        };
        return (await _client.Call(AppConfigOperations.StartConfigurationSession, request)).InitialConfigurationToken!;
    }

    private Task<GetLatestConfigurationResponse> Get(string token) =>
        _client.Call(AppConfigOperations.GetLatestConfiguration, new GetLatestConfigurationRequest { ConfigurationToken = token });

    private async Task<string?> ProblemOf(string token)
    {
        ServiceException exception = await Assert.ThrowsAsync<ServiceException>(() => Get(token));
        Assert.Equal("BadRequestException", exception.ErrorCode);
        JsonElement parameters = exception.Body.GetProperty("Details").GetProperty("InvalidParameters");
        return parameters.EnumerateObject().Single().Value.GetProperty("Problem").GetString();
    }
}

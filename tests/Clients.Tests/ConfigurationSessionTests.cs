using System;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Clients.AppConfig;
using SessionTools.Local.AppConfig;
using SessionTools.Local.Common;
using SessionTools.TestSupport;
using Xunit;

namespace SessionTools.Clients.Tests;

public sealed class ConfigurationSessionTests : IDisposable
{
    private readonly TestClock _clock = new() { Skipping = true };
    private readonly LocalEndpoint _endpoint;
    private readonly Connection _connection;
    private readonly ConfigurationSession _session;

    public ConfigurationSessionTests()
    {
        _endpoint = new LocalEndpoint(null, _clock);
        _endpoint.AddSample();
        _connection = TestConnections.To(_endpoint, _clock);
        _session = Session("settings");
    }

    public void Dispose()
    {
        _session.Dispose();
        _connection.Dispose();
    }

    [Fact]
    public async Task Before_the_next_poll_is_due_it_answers_from_memory()
    {
        Configuration first = await Get();
        _clock.Advance(TimeSpan.FromSeconds(59));
        Configuration second = await Get();
        Assert.True(first.Changed);
        Assert.False(second.Changed);
        Assert.Equal(ConfigurationSource.Memory, second.Source);
        Assert.Equal(first.Content.ToArray(), second.Content.ToArray());
        Assert.Equal(1, Calls("GetLatestConfiguration"));
    }

    [Fact]
    public async Task An_empty_answer_means_the_last_value()
    {
        Configuration first = await Get();
        _clock.Advance(TimeSpan.FromSeconds(60));
        Configuration second = await Get();
        Assert.Equal(2, Calls("GetLatestConfiguration"));
        Assert.False(second.Changed);
        Assert.Equal("v1", second.VersionLabel);
        Assert.Equal(first.Content.ToArray(), second.Content.ToArray());
        Assert.Equal(_clock.GetUtcNow(), second.RetrievedAt);
        Assert.Equal(1, _session.Counters.Unchanged);
    }

    [Fact]
    public async Task A_deployment_is_seen_at_the_next_poll()
    {
        await Get();
        Deploy("{\"retries\":4}", "v2");
        _clock.Advance(TimeSpan.FromSeconds(60));
        Configuration second = await Get();
        Assert.True(second.Changed);
        Assert.Equal("v2", second.VersionLabel);
        Assert.Equal("{\"retries\":4}", Text(second));
    }

    [Fact]
    public async Task An_empty_first_answer_is_an_empty_configuration()
    {
        Deploy("", label: null);
        Configuration first = await Get();
        Assert.True(first.Changed);
        Assert.True(first.Content.IsEmpty);
        _clock.Advance(TimeSpan.FromSeconds(60));
        Assert.False((await Get()).Changed);
    }

    [Fact]
    public async Task A_configuration_that_becomes_empty_has_changed()
    {
        await Get();
        Deploy("", "v2");
        _clock.Advance(TimeSpan.FromSeconds(60));
        Configuration second = await Get();
        Assert.True(second.Changed);
        Assert.True(second.Content.IsEmpty);
    }

    [Fact]
    public async Task Force_asks_a_fresh_session_and_sees_that_nothing_has_changed()
    {
        await Get();
        Configuration forced = await _session.GetAsync(force: true, CancellationToken.None);
        Assert.Equal(ConfigurationSource.Service, forced.Source);
        Assert.False(forced.Changed);
        Assert.Equal(2, Calls("StartConfigurationSession"));
        Assert.Equal(2, Calls("GetLatestConfiguration"));
    }

    [Fact]
    public async Task A_day_later_the_session_begins_anew_and_spends_no_call_on_the_old_token()
    {
        await Get();
        _clock.Advance(TimeSpan.FromHours(25));
        Configuration later = await Get();
        Assert.NotEmpty(later.Content.ToArray());
        Assert.False(later.Changed);
        Assert.Equal(2, Calls("StartConfigurationSession"));
        Assert.Equal(2, Calls("GetLatestConfiguration"));
        Assert.Equal(0, _session.Counters.Failures);
    }

    [Theory]
    [InlineData("Expired")]
    [InlineData("Corrupted")]
    [InlineData(null)]
    public async Task A_useless_token_is_replaced(string? problem)
    {
        await Get();
        _clock.Advance(TimeSpan.FromSeconds(60));
        Fail("GetLatestConfiguration", 400, "BadRequestException", TokenProblem(problem));
        Configuration second = await Get();
        Assert.Equal(ConfigurationSource.Service, second.Source);
        Assert.Null(second.Failure);
        Assert.Equal(2, Calls("StartConfigurationSession"));
        Assert.Equal(1, _session.Counters.Restarts);
    }

    [Fact]
    public async Task A_refusal_of_every_token_is_an_error_and_no_loop()
    {
        Fail("GetLatestConfiguration", 400, "BadRequestException", TokenProblem("Corrupted"), times: 100);
        AppConfigException error = await Assert.ThrowsAsync<AppConfigException>(() => Get());
        Assert.Equal(AppConfigProblem.Corrupted, error.Problem);
        Assert.Equal(2, Calls("GetLatestConfiguration"));
    }

    [Fact]
    public async Task A_poll_that_the_service_finds_too_early_keeps_token_and_value()
    {
        await Get();
        _clock.Advance(TimeSpan.FromSeconds(60));
        Fail("GetLatestConfiguration", 400, "BadRequestException", TokenProblem("PollIntervalNotSatisfied"));
        Configuration early = await Get();
        Assert.Null(early.Failure);
        Assert.Equal("v1", early.VersionLabel);
        _clock.Advance(TimeSpan.FromSeconds(15));
        Assert.Equal(ConfigurationSource.Service, (await Get()).Source);
        Assert.Equal(1, Calls("StartConfigurationSession"));
    }

    [Fact]
    public async Task A_lost_answer_costs_the_token_and_not_the_value()
    {
        _endpoint.Faults.Add(LostAnswer());
        Assert.Contains("logLevel", Text(await Get()), StringComparison.Ordinal);
        Assert.Equal(2, Calls("StartConfigurationSession"));
        Assert.Equal(2, Calls("GetLatestConfiguration"));
    }

    [Fact]
    public async Task A_change_whose_answer_was_lost_is_delivered_all_the_same()
    {
        await Get();
        Deploy("{}", "v2");
        _clock.Advance(TimeSpan.FromSeconds(60));
        _endpoint.Faults.Add(LostAnswer());
        Configuration second = await Get();
        Assert.True(second.Changed);
        Assert.Equal("v2", second.VersionLabel);
    }

    [Fact]
    public async Task Where_answers_keep_getting_lost_the_value_at_hand_serves_until_the_next_interval()
    {
        await Get();
        _endpoint.Faults.Add(LostAnswer() with { Times = 100 });
        _clock.Advance(TimeSpan.FromSeconds(60));
        Assert.NotNull((await Get()).Failure);
        int calls = Calls("GetLatestConfiguration");
        _clock.Advance(TimeSpan.FromSeconds(59));
        Assert.NotNull((await Get()).Failure);
        Assert.Equal(calls, Calls("GetLatestConfiguration"));
        _clock.Advance(TimeSpan.FromSeconds(1));
        await Get();
        Assert.Equal(calls + 1, Calls("GetLatestConfiguration"));
    }

    [Theory]
    [InlineData(403, "AccessDeniedException")]
    [InlineData(404, "ResourceNotFoundException")]
    public async Task A_refusal_is_no_reason_for_a_new_session_nor_for_an_old_value(int status, string code)
    {
        await Get();
        _clock.Advance(TimeSpan.FromSeconds(60));
        Fail("GetLatestConfiguration", status, code);
        AppConfigException error = await Assert.ThrowsAsync<AppConfigException>(() => Get());
        Assert.Equal(code, error.ErrorCode);
        Assert.Equal(1, Calls("StartConfigurationSession"));
        Assert.Equal(ConfigurationSource.Service, (await Get()).Source);
        Assert.Equal(1, Calls("StartConfigurationSession"));
    }

    [Fact]
    public async Task What_is_missing_is_named_by_its_type()
    {
        using ConfigurationSession session = Session("other");
        AppConfigException error = await Assert.ThrowsAsync<AppConfigException>(() => session.GetAsync(force: false, CancellationToken.None));
        Assert.Equal(AppConfigProblem.ResourceNotFound, error.Problem);
        Assert.Equal("ConfigurationProfile", error.ResourceType);
        Assert.Equal(404, error.StatusCode);
        Assert.NotNull(error.RequestId);
    }

    [Theory]
    [InlineData(500, "InternalServerException")]
    [InlineData(429, "ThrottlingException")]
    [InlineData(503, null)]
    public async Task In_an_outage_the_last_value_serves_with_its_age(int status, string? code)
    {
        Configuration first = await Get();
        _clock.Advance(TimeSpan.FromSeconds(90));
        Fail("GetLatestConfiguration", status, code);
        Configuration stale = await Get();
        Assert.Equal(first.RetrievedAt, stale.RetrievedAt);
        Assert.IsType<AppConfigException>(stale.Failure);
        Assert.Equal(ConfigurationSource.Memory, stale.Source);
        _clock.Advance(TimeSpan.FromSeconds(15));
        Configuration back = await Get();
        Assert.Null(back.Failure);
        Assert.Equal(1, Calls("StartConfigurationSession"));
    }

    [Fact]
    public async Task An_outage_without_any_value_is_an_error()
    {
        Fail("StartConfigurationSession", 500, "InternalServerException");
        AppConfigException error = await Assert.ThrowsAsync<AppConfigException>(() => Get());
        Assert.Equal(500, error.StatusCode);
        Assert.Equal("v1", (await Get()).VersionLabel);
    }

    [Fact]
    public async Task The_pause_that_the_service_asks_for_is_kept()
    {
        await Get();
        _clock.Advance(TimeSpan.FromSeconds(60));
        _endpoint.Faults.Add(new Fault
        {
            Operation = "GetLatestConfiguration",
            Status = 429,
            ErrorCode = "ThrottlingException",
            Headers = new System.Collections.Generic.Dictionary<string, string> { ["Retry-After"] = "45" },
        });
        Assert.Equal(_clock.GetUtcNow().AddSeconds(45), (await Get()).NextPollAt);
    }

    [Fact]
    public async Task Many_threads_share_one_token_without_one_bad_request()
    {
        for (int round = 0; round < 50; round++)
        {
            await Task.WhenAll(Task.Run(() => Get()), Task.Run(() => Get()), Task.Run(() => Get()));
            _clock.Advance(TimeSpan.FromSeconds(60));
        }

        Assert.Equal(1, Calls("StartConfigurationSession"));
        Assert.Equal(50, Calls("GetLatestConfiguration"));
        Assert.Equal(0, _session.Counters.Failures);
    }

    [Fact]
    public async Task A_cancelled_call_costs_the_token_and_nothing_else()
    {
        await Get();
        _clock.Advance(TimeSpan.FromSeconds(60));
        _clock.Skipping = false;
        _endpoint.Faults.Add(new Fault { Operation = "GetLatestConfiguration", Delay = TimeSpan.FromHours(1), AfterEffect = true });
        using CancellationTokenSource stop = new();
        Task<Configuration> call = _session.GetAsync(force: false, stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        _clock.Skipping = true;
        Assert.Equal("v1", (await Get()).VersionLabel);
        Assert.Equal(2, Calls("StartConfigurationSession"));
    }

    [Fact]
    public async Task A_stopped_session_says_so()
    {
        await Get();
        _session.Stop();
        await Assert.ThrowsAsync<StoppedSessionException>(() => Get());
        Assert.Null(_session.FromMemory());
    }

    [Fact]
    public void Nothing_prints_a_token_or_a_configuration()
    {
        Assert.DoesNotContain("secret", new StartConfigurationSessionResponse { InitialConfigurationToken = "secret" }.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", new GetLatestConfigurationRequest { ConfigurationToken = "secret" }.ToString(), StringComparison.Ordinal);
        GetLatestConfigurationResponse response = new() { NextPollConfigurationToken = "secret", Configuration = "secret"u8.ToArray() };
        Assert.DoesNotContain("secret", response.ToString(), StringComparison.Ordinal);
        Configuration configuration = new("secret"u8.ToArray(), "text/plain", "v1", Changed: true, default, default);
        Assert.Equal("text/plain v1", configuration.ToString());
    }

    private static string TokenProblem(string? problem) => problem is null
        ? "{}"
        : """{"Details":{"InvalidParameters":{"ConfigurationToken":{"Problem":"PROBLEM"}}}}""".Replace("PROBLEM", problem, StringComparison.Ordinal);

    private static Fault LostAnswer() => new() { Operation = "GetLatestConfiguration", BreakConnection = true, AfterEffect = true };

    private static string Text(Configuration configuration) => Encoding.UTF8.GetString(configuration.Content.Span);

    private void Fail(string operation, int status, string? code, string? body = null, int times = 1) => _endpoint.Faults.Add(new Fault
    {
        Operation = operation,
        Status = status,
        ErrorCode = code,
        Body = body is null ? null : Encoding.UTF8.GetBytes(body),
        Times = times,
    });

    private void Deploy(string content, string? label) => _endpoint.AppConfig.Deploy(new LocalConfiguration
    {
        Application = "sample",
        Environment = "prod",
        ConfigurationProfile = "settings",
        ContentType = "application/json",
        VersionLabel = label,
        Content = Encoding.UTF8.GetBytes(content),
    });

    private int Calls(string operation) => _endpoint.Calls.FirstOrDefault(call => call.Key == operation).Value;

    private Task<Configuration> Get() => _session.GetAsync(force: false, CancellationToken.None);

    private ConfigurationSession Session(string profile) => new(_connection, new StartConfigurationSessionRequest
    {
        ApplicationIdentifier = "sample",
        EnvironmentIdentifier = "prod",
        ConfigurationProfileIdentifier = profile,
    });
}

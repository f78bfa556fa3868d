using System;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Clients.AppConfig;
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
        Assert.Equal(first.Content.ToArray(), second.Content.ToArray());
        Assert.Equal(1, _endpoint.Calls["GetLatestConfiguration"]);
    }

    [Fact]
    public async Task An_empty_answer_means_the_last_value()
    {
        Configuration first = await Get();
        _clock.Advance(TimeSpan.FromSeconds(60));
        Configuration second = await Get();
        Assert.Equal(2, _endpoint.Calls["GetLatestConfiguration"]);
        Assert.False(second.Changed);
        Assert.Equal("v1", second.VersionLabel);
        Assert.Equal(first.Content.ToArray(), second.Content.ToArray());
        Assert.Equal(_clock.GetUtcNow(), second.RetrievedAt);
    }

    [Fact]
    public async Task A_day_later_the_session_begins_anew()
    {
        await Get();
        _clock.Advance(TimeSpan.FromHours(25));
        Configuration later = await Get();
        Assert.NotEmpty(later.Content.ToArray());
        Assert.Equal(2, _endpoint.Calls["StartConfigurationSession"]);
    }

    [Fact]
    public async Task A_lost_answer_costs_the_token_and_not_the_value()
    {
        _endpoint.Faults.Add(new Fault { Operation = "GetLatestConfiguration", BreakConnection = true, AfterEffect = true });
        Configuration configuration = await Get();
        Assert.Contains("logLevel", Encoding.UTF8.GetString(configuration.Content.Span), StringComparison.Ordinal);
        Assert.Equal(2, _endpoint.Calls["StartConfigurationSession"]);
        Assert.Equal(2, _endpoint.Calls["GetLatestConfiguration"]);
    }

    [Fact]
    public async Task A_refusal_is_no_reason_for_a_new_session()
    {
        _endpoint.Faults.Add(new Fault { Operation = "GetLatestConfiguration", Status = 403, ErrorCode = "AccessDeniedException" });
        await Assert.ThrowsAsync<ServiceException>(() => Get());
        Assert.Equal(1, _endpoint.Calls["StartConfigurationSession"]);
    }

    [Fact]
    public async Task Many_threads_share_one_token_without_one_bad_request()
    {
        for (int round = 0; round < 50; round++)
        {
            await Task.WhenAll(Task.Run(() => Get()), Task.Run(() => Get()), Task.Run(() => Get()));
            _clock.Advance(TimeSpan.FromSeconds(60));
        }

        Assert.Equal(1, _endpoint.Calls["StartConfigurationSession"]);
        Assert.Equal(50, _endpoint.Calls["GetLatestConfiguration"]);
    }

    private Task<Configuration> Get() => _session.GetAsync(CancellationToken.None);

    private ConfigurationSession Session(string profile) => new(_connection, new StartConfigurationSessionRequest
    {
        ApplicationIdentifier = "sample",
        EnvironmentIdentifier = "prod",
        ConfigurationProfileIdentifier = profile,
    });
}

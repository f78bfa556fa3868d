using System;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Clients.AppConfig;
using SessionTools.TestSupport;
using Xunit;

namespace SessionTools.Clients.Tests;

/// <summary>Answers that the embedded endpoint does not give, but the service may.</summary>
public sealed class ConfigurationIntervalTests
{
    private readonly TestClock _clock = new();

    [Theory]
    [InlineData("90", null, 90)]
    [InlineData("300", 15, 300)]
    [InlineData("0", 30, 30)]
    [InlineData(null, 30, 30)]
    [InlineData(null, null, 60)]
    public async Task The_service_s_interval_wins(string? answered, int? asked, int expected)
    {
        using Connection connection = TestConnections.To(new CannedHandler((_, request) => Answer(request, answered)), _clock);
        using ConfigurationSession session = Session(connection, asked);
        Configuration configuration = await session.GetAsync(force: false, CancellationToken.None);
        Assert.Equal(TimeSpan.FromSeconds(expected), configuration.NextPollAt - configuration.RetrievedAt);
    }

    [Fact]
    public async Task A_session_without_a_token_is_an_answer_that_cannot_be_read()
    {
        using Connection connection = TestConnections.To(new CannedHandler((_, _) => CannedHandler.Json("{}", HttpStatusCode.Created)), _clock);
        using ConfigurationSession session = Session(connection, asked: null);
        TransportException error = await Assert.ThrowsAsync<TransportException>(() => session.GetAsync(force: false, CancellationToken.None));
        Assert.Equal(TransportFailure.UnreadableAnswer, error.Failure);
        Assert.Contains("InitialConfigurationToken", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_without_the_next_token_is_no_configuration()
    {
        bool proxied = false;
        CannedHandler handler = new((_, request) => Answer(request, "15", nextToken: proxied ? null : "next"));
        using Connection connection = TestConnections.To(handler, _clock);
        using ConfigurationSession session = Session(connection, asked: null);
        Configuration first = await session.GetAsync(force: false, CancellationToken.None);
        _clock.Advance(TimeSpan.FromSeconds(15));
        proxied = true;
        Configuration second = await session.GetAsync(force: false, CancellationToken.None);
        Assert.Equal(TransportFailure.UnreadableAnswer, Assert.IsType<TransportException>(second.Failure).Failure);
        Assert.Equal(first.RetrievedAt, second.RetrievedAt);
        Assert.False(second.Changed);
    }

    [Fact]
    public async Task Where_nothing_could_be_reached_the_token_still_serves()
    {
        bool reachable = true;
        CannedHandler handler = new((_, request) => reachable
            ? Answer(request, "15")
            : throw new HttpRequestException(HttpRequestError.ConnectionError, "no network"));
        using Connection connection = TestConnections.To(handler, _clock);
        using ConfigurationSession session = Session(connection, asked: null);
        await session.GetAsync(force: false, CancellationToken.None);
        _clock.Advance(TimeSpan.FromSeconds(15));
        reachable = false;
        Configuration stale = await session.GetAsync(force: false, CancellationToken.None);
        Assert.Equal(TransportFailure.Unreachable, Assert.IsType<TransportException>(stale.Failure).Failure);
        _clock.Advance(TimeSpan.FromSeconds(15));
        reachable = true;
        Assert.Null((await session.GetAsync(force: false, CancellationToken.None)).Failure);
        Assert.Equal(1, handler.Requests.Count(request => request.Method == "POST"));
    }

    private static ConfigurationSession Session(Connection connection, int? asked) => new(connection, new StartConfigurationSessionRequest
    {
        ApplicationIdentifier = "a",
        EnvironmentIdentifier = "e",
        ConfigurationProfileIdentifier = "p",
        RequiredMinimumPollIntervalInSeconds = asked,
    });

    private static HttpResponseMessage Answer(HttpRequestMessage request, string? interval, string? nextToken = "next")
    {
        if (request.Method == HttpMethod.Post)
        {
            return CannedHandler.Json("""{"InitialConfigurationToken":"first"}""", HttpStatusCode.Created);
        }

        HttpResponseMessage response = new(HttpStatusCode.OK) { Content = new StringContent("text") };
        AddHeader(response, "Next-Poll-Interval-In-Seconds", interval);
        AddHeader(response, "Next-Poll-Configuration-Token", nextToken);
        return response;
    }

    private static void AddHeader(HttpResponseMessage response, string name, string? value)
    {
        if (value is not null)
        {
            response.Headers.Add(name, Convert.ToString(value, CultureInfo.InvariantCulture));
        }
    }
}

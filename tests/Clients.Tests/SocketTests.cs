using System;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Clients.AppConfig;
using SessionTools.Clients.Aws;
using SessionTools.Clients.Deadline;
using SessionTools.Clients.Http;
using SessionTools.TestSupport;
using Xunit;

namespace SessionTools.Clients.Tests;

/// <summary>What goes wrong on a real connection.</summary>
public sealed class SocketTests
{
    private static readonly GetLatestConfigurationRequest s_singleUse = new() { ConfigurationToken = "fake-token" };

    [Fact]
    public async Task A_lost_answer_to_a_single_use_call_is_reported_and_not_sent_again()
    {
        using RawServer server = new(_ => RawServer.Nothing());
        using Connection connection = Connect(server);
        TransportException exception = await Assert.ThrowsAsync<TransportException>(() => Call(connection, AppConfigOperations.GetLatestConfiguration, s_singleUse));
        Assert.Equal(TransportFailure.AnswerLost, exception.Failure);
        Assert.True(exception.OutcomeUnknown);
        Assert.Equal(1, server.Requests);
    }

    [Fact]
    public async Task A_truncated_body_is_a_lost_answer()
    {
        using RawServer server = new(_ => RawServer.Cut("""{"InitialConfigurationToken":"""));
        using Connection connection = Connect(server);
        StartConfigurationSessionRequest request = new()
        {
            ApplicationIdentifier = "a",
            EnvironmentIdentifier = "e",
            ConfigurationProfileIdentifier = "p",
        };
        TransportException exception = await Assert.ThrowsAsync<TransportException>(
            () => Call(connection, AppConfigOperations.StartConfigurationSession, request));
        Assert.Equal(TransportFailure.AnswerLost, exception.Failure);
        Assert.Equal(1, server.Requests);
    }

    [Fact]
    public async Task A_read_whose_answer_was_lost_is_sent_again()
    {
        using RawServer server = new(number => number < 3 ? RawServer.Cut("{") : RawServer.Json("""{"farms":[]}"""));
        using Connection connection = Connect(server);
        ListFarmsResponse response = await Call(connection, DeadlineOperations.ListFarms, new ListFarmsRequest());
        Assert.Empty(response.Farms);
        Assert.Equal(3, server.Requests);
    }

    [Fact]
    public async Task An_endpoint_where_nobody_listens_is_unreachable()
    {
        using Connection connection = new(TestConnections.Settings(time: new TestClock { Skipping = true }, endpoint: UnusedEndpoint()));
        TransportException exception = await Assert.ThrowsAsync<TransportException>(() => Call(connection, AppConfigOperations.GetLatestConfiguration, s_singleUse));
        Assert.Equal(TransportFailure.Unreachable, exception.Failure);
        Assert.False(exception.OutcomeUnknown);
        Assert.Contains("127.0.0.1", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_that_is_not_made_in_time_is_unreachable()
    {
        using FullBacklog full = await FullBacklog.CreateAsync();
        using Connection connection = Impatient(full.Url);
        TransportException exception = await Assert.ThrowsAsync<TransportException>(() => Call(connection, AppConfigOperations.GetLatestConfiguration, s_singleUse));
        Assert.Equal(TransportFailure.Unreachable, exception.Failure);
        Assert.False(exception.OutcomeUnknown);
        Assert.Contains("no connection within 0.1 seconds", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_TLS_handshake_that_hangs_is_unreachable_and_a_read_tries_again()
    {
        using RawServer silent = new(_ => RawServer.Silence());
        using Connection connection = Impatient(silent.Url.Replace("http:", "https:", StringComparison.Ordinal));
        TransportException exception = await Assert.ThrowsAsync<TransportException>(() => Call(connection, DeadlineOperations.ListFarms, new ListFarmsRequest()));
        Assert.Equal(TransportFailure.Unreachable, exception.Failure);
        SpinWait.SpinUntil(() => silent.Connections == 3);
    }

    [Fact]
    public async Task Cookies_are_not_kept()
    {
        using RecordingServer server = new(_ => new RecordingServer.Reply("""{"farms":[]}""", Headers: "Set-Cookie: a=b\r\n"));
        using Connection connection = new(TestConnections.Settings(endpoint: server.Url));
        await Call(connection, DeadlineOperations.ListFarms, new ListFarmsRequest());
        await Call(connection, DeadlineOperations.ListFarms, new ListFarmsRequest());
        Assert.Equal(2, server.Requests.Count);
        Assert.All(server.Requests, request => Assert.DoesNotContain("Cookie", request.Headers.Keys));
    }

    [Fact]
    public async Task A_thousand_calls_open_one_connection()
    {
        using RawServer server = new(_ => RawServer.Json("""{"farms":[]}"""));
        using Connection connection = Connect(server);
        for (int call = 0; call < 1000; call++)
        {
            await Call(connection, DeadlineOperations.ListFarms, new ListFarmsRequest());
        }

        Assert.Equal(1000, server.Requests);
        Assert.Equal(1, server.Connections);
    }

    [Fact]
    public async Task A_call_that_hangs_ends_when_it_is_cancelled()
    {
        using RawServer server = new(_ => RawServer.Silence());
        using Connection connection = Connect(server);
        using CancellationTokenSource cancellation = new();
        Task<ListFarmsResponse> call = connection.Client(DeadlineService.Description)
            .CallAsync(DeadlineOperations.ListFarms, new ListFarmsRequest(), cancellation.Token);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }

    /// <summary>A connection that must be made in a tenth of a second.</summary>
    private static Connection Impatient(string endpoint) => new(TestConnections.Settings(time: new TestClock { Skipping = true }, endpoint: endpoint) with
    {
        Network = new NetworkSettings { ConnectTimeout = TimeSpan.FromMilliseconds(100) },
    });

    private static Connection Connect(RawServer server) => new(TestConnections.Settings(time: new TestClock { Skipping = true }, endpoint: server.Url));

    private static Task<TResponse> Call<TRequest, TResponse>(Connection connection, Operation<TRequest, TResponse> operation, TRequest request)
        where TRequest : class
        where TResponse : class =>
        connection.Client(operation.Service).CallAsync(operation, request, CancellationToken.None);

    private static string UnusedEndpoint()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return string.Create(CultureInfo.InvariantCulture, $"http://{listener.LocalEndpoint}");
    }
}

using System;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Clients.Aws;
using SessionTools.Clients.Http;
using SessionTools.Clients.Qldb;
using SessionTools.TestSupport;
using Xunit;

namespace SessionTools.Clients.Tests;

/// <summary>Calls of a service with one call at a time, which stay on the thread that makes them.</summary>
public sealed class CallersThreadTests
{
    private static readonly SendCommandRequest s_start = new() { StartSession = new StartSessionRequest { LedgerName = "L" } };

    [Fact]
    public async Task The_answer_is_there_when_the_call_returns()
    {
        using RawServer server = new(_ => RawServer.Json("""{"StartSession":{"SessionToken":"fake-token"}}"""));
        using Connection connection = Connect(server);
        for (int call = 0; call < 10; call++)
        {
            Task<SendCommandResult> answer = await CallAsync(connection, static call => Task.FromResult(call), CancellationToken.None);
            Assert.True(answer.IsCompletedSuccessfully);
        }

        Assert.Equal(10, server.Requests);
        Assert.Equal(1, server.Connections);
    }

    [Fact]
    public async Task A_thread_of_the_pool_is_not_held_until_the_answer_comes()
    {
        using RawServer server = new(_ => RawServer.Silence());
        using Connection connection = Connect(server);
        using CancellationTokenSource cancellation = new();
        Task<SendCommandResult> call = await Task.Run(() => Task.FromResult(Client(connection).CallAsync(QldbSessionService.SendCommand, s_start, cancellation.Token)));
        Assert.False(call.IsCompleted);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }

    [Fact]
    public async Task A_lost_answer_is_reported_and_not_sent_again()
    {
        using RawServer server = new(_ => RawServer.Nothing());
        using Connection connection = Connect(server);
        TransportException exception = await Assert.ThrowsAsync<TransportException>(() => CallAsync(connection, CancellationToken.None));
        Assert.Equal(TransportFailure.AnswerLost, exception.Failure);
        Assert.Equal(1, server.Requests);
    }

    [Fact]
    public async Task A_truncated_body_is_a_lost_answer()
    {
        using RawServer server = new(_ => RawServer.Cut("""{"StartSession":"""));
        using Connection connection = Connect(server);
        TransportException exception = await Assert.ThrowsAsync<TransportException>(() => CallAsync(connection, CancellationToken.None));
        Assert.Equal(TransportFailure.AnswerLost, exception.Failure);
        Assert.Equal(1, server.Requests);
    }

    [Fact]
    public async Task A_TLS_handshake_that_hangs_is_unreachable()
    {
        using RawServer silent = new(_ => RawServer.Silence());
        using Connection connection = new(
            TestConnections.Settings(time: new TestClock { Skipping = true }, endpoint: silent.Url.Replace("http:", "https:", StringComparison.Ordinal)) with
            {
                Network = new NetworkSettings { ConnectTimeout = TimeSpan.FromMilliseconds(100) },
            });
        TransportException exception = await Assert.ThrowsAsync<TransportException>(() => CallAsync(connection, CancellationToken.None));
        Assert.Equal(TransportFailure.Unreachable, exception.Failure);
        Assert.Contains("no connection within 0.1 seconds", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_that_hangs_ends_when_it_is_cancelled()
    {
        using RawServer server = new(_ => RawServer.Silence());
        using Connection connection = Connect(server);
        using CancellationTokenSource cancellation = new();
        Task<SendCommandResult> call = CallAsync(connection, cancellation.Token);
        SpinWait.SpinUntil(() => server.Requests == 1);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }

    private static Connection Connect(RawServer server) => new(TestConnections.Settings(time: new TestClock { Skipping = true }, endpoint: server.Url));

    private static Task<SendCommandResult> CallAsync(Connection connection, CancellationToken cancellationToken) =>
        CallAsync(connection, static call => call, cancellationToken);

    /// <summary>Calls from a thread that is none of the pool.</summary>
    private static Task<T> CallAsync<T>(Connection connection, Func<Task<SendCommandResult>, Task<T>> then, CancellationToken cancellationToken) =>
        Task.Factory.StartNew(
            () => then(Client(connection).CallAsync(QldbSessionService.SendCommand, s_start, cancellationToken)),
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default).Unwrap();

    private static ServiceClient Client(Connection connection) => connection.Client(QldbSessionService.Description);
}

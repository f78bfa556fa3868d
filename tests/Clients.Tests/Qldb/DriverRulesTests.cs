using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Clients.Aws;
using SessionTools.Clients.Qldb;
using SessionTools.Ion;
using SessionTools.TestSupport;
using Xunit;

namespace SessionTools.Clients.Tests.Qldb;

/// <summary>
/// The commands that QLDB's official Node driver (3.1.0) was seen to send in each situation are the commands that we send.
/// </summary>
public sealed class DriverRulesTests : IDisposable
{
    private const string Begin = "StartSession StartTransaction ";
    private const string Read = "ExecuteStatement FetchPage ";

    private readonly TestClock _clock = new() { Skipping = true };
    private readonly ScriptedLedger _ledger = new() { Answer = (_, _) => [[1, 2], [3]] };
    private readonly Connection _connection;
    private readonly QldbSessionPool _pool;
    private QldbUsage? _usage;

    public DriverRulesTests()
    {
        _connection = TestConnections.To(_ledger, _clock);
        _pool = NewPool();
    }

    public void Dispose()
    {
        _connection.Dispose();
        _ledger.Dispose();
    }

    [Fact]
    public async Task A_result_of_two_pages()
    {
        Assert.Equal([1, 2, 3], await RunAsync());
        AssertSent(Begin + Read + "CommitTransaction");
        Assert.Equal((3, 5, 9), (_usage!.ReadIOs, _usage.WriteIOs, _usage.ProcessingTimeMilliseconds));
    }

    [Fact]
    public async Task A_value_that_is_no_Ion_ends_the_transaction_as_an_unreadable_answer_does()
    {
        _ledger.Damaged = 2;
        TransportException error = await Assert.ThrowsAsync<TransportException>(() => RunAsync(QldbRetryPolicy.Default with { RetryLimit = 0 }));
        Assert.Equal(TransportFailure.UnreadableAnswer, error.Failure);
        Assert.IsType<IonException>(error.InnerException);
        Assert.Equal("AbortTransaction", _ledger.Commands[^1]);
    }

    [Fact]
    public async Task A_conflict_once()
    {
        _ledger.Fail("CommitTransaction", "OccConflictException", "Optimistic concurrency control conflict");
        Assert.Equal(3, (await RunAsync()).Count);
        AssertSent(Begin + Read + "CommitTransaction StartTransaction " + Read + "CommitTransaction");
    }

    [Fact]
    public async Task Conflicts_for_ever()
    {
        _ledger.Fail("CommitTransaction", "OccConflictException", "conflict", times: 9);
        QldbException error = await Assert.ThrowsAsync<QldbException>(() => RunAsync());
        Assert.Equal(ErrorKind.OccConflict, error.Kind);
        AssertSent("StartSession " + string.Join(' ', Enumerable.Repeat("StartTransaction " + Read + "CommitTransaction", 5)));
        Assert.Equal([10, 20, 40, 80], _clock.Waits.Select(wait => wait.TotalMilliseconds));
    }

    [Fact]
    public async Task A_session_that_is_gone()
    {
        _ledger.Fail("StartTransaction", "InvalidSessionException", "No such session");
        Assert.Equal(3, (await RunAsync(new QldbRetryPolicy { RetryLimit = 0 })).Count);
        AssertSent(Begin + Begin + Read + "CommitTransaction");
        Assert.Empty(_clock.Waits);
    }

    [Fact]
    public async Task A_transaction_that_has_expired()
    {
        _ledger.Fail("ExecuteStatement", "InvalidSessionException", "Transaction 3gtB8Q8dfIMA8lQ5pzHAMo has expired");
        QldbException error = await Assert.ThrowsAsync<QldbException>(() => RunAsync());
        Assert.Equal(ErrorKind.InvalidSession, error.Kind);
        AssertSent(Begin + "ExecuteStatement AbortTransaction");
    }

    [Fact]
    public async Task A_statement_that_is_refused()
    {
        _ledger.Fail("ExecuteStatement", "BadRequestException", "Parser Error: at line 2, column 17: unexpected token");
        QldbException error = await Assert.ThrowsAsync<QldbException>(() => RunAsync());
        Assert.Equal((2, 17, "cars"), (error.Line, error.Column, error.LedgerName));
        Assert.Equal(22, error.TransactionId!.Length);
        AssertSent(Begin + "ExecuteStatement AbortTransaction");
    }

    [Theory]
    [InlineData("InternalFailure", 500)]
    [InlineData("CapacityExceededException", 503)]
    public async Task A_service_that_is_unavailable_once(string error, int status)
    {
        _ledger.Fail("ExecuteStatement", error, "later", status);
        Assert.Equal(3, (await RunAsync()).Count);
        AssertSent(Begin + "ExecuteStatement AbortTransaction StartTransaction " + Read + "CommitTransaction");
    }

    [Fact]
    public async Task A_rate_that_is_exceeded()
    {
        _ledger.Fail("StartTransaction", "RateExceededException", "Rate exceeded");
        QldbException error = await Assert.ThrowsAsync<QldbException>(() => RunAsync());
        Assert.Equal(ErrorKind.Throttling, error.Kind);
        AssertSent(Begin + "AbortTransaction");
    }

    [Fact]
    public async Task A_limit_of_sessions_that_is_exceeded_twice()
    {
        _ledger.Fail("StartSession", "LimitExceededException", "Limit exceeded", times: 2);
        Assert.Equal(3, (await RunAsync()).Count);
        AssertSent("StartSession StartSession " + Begin + Read + "CommitTransaction");
    }

    [Fact]
    public async Task A_ledger_that_does_not_exist()
    {
        _ledger.Fail("StartSession", "BadRequestException", "The Ledger with name cars is not found", times: 9);
        QldbException error = await Assert.ThrowsAsync<QldbException>(() => RunAsync());
        Assert.True(error.IsLedgerNotFound);
        AssertSent("StartSession StartSession StartSession StartSession StartSession");
    }

    [Fact]
    public async Task A_commit_that_is_confirmed_with_another_digest()
    {
        _ledger.ConfirmsWrongDigest = true;
        CommitOutcomeUnknownException error = await Assert.ThrowsAsync<CommitOutcomeUnknownException>(() => RunAsync(new QldbRetryPolicy { Idempotent = true }));
        Assert.Equal(22, error.TransactionId.Length);
        AssertSent(Begin + Read + "CommitTransaction AbortTransaction");
    }

    [Fact]
    public async Task A_body_that_gives_up()
    {
        using QldbExecution execution = new(_pool, QldbRetryPolicy.Default);
        await Assert.ThrowsAsync<InvalidTimeZoneException>(() => execution.RunAsync<bool>((_, _) => throw new InvalidTimeZoneException(), CancellationToken.None));
        AssertSent(Begin + "AbortTransaction");
    }

    [Fact]
    public async Task An_answer_that_is_lost_before_the_commit()
    {
        _ledger.Lose("ExecuteStatement");
        Assert.Equal(3, (await RunAsync()).Count);
        AssertSent(Begin + "ExecuteStatement AbortTransaction StartTransaction " + Read + "CommitTransaction");
    }

    [Fact]
    public async Task A_commit_whose_answer_is_lost_is_not_repeated()
    {
        _ledger.Lose("CommitTransaction");
        CommitOutcomeUnknownException error = await Assert.ThrowsAsync<CommitOutcomeUnknownException>(() => RunAsync());
        Assert.Equal("cars", error.LedgerName);
        AssertSent(Begin + Read + "CommitTransaction");
    }

    [Fact]
    public async Task A_commit_whose_answer_is_an_internal_error_is_not_repeated()
    {
        _ledger.Fail("CommitTransaction", "InternalFailure", "oops", 500);
        await Assert.ThrowsAsync<CommitOutcomeUnknownException>(() => RunAsync());
        AssertSent(Begin + Read + "CommitTransaction");
    }

    [Fact]
    public async Task An_idempotent_commit_whose_answer_is_lost_is_repeated_in_a_new_session()
    {
        _ledger.Lose("CommitTransaction");
        Assert.Equal(3, (await RunAsync(new QldbRetryPolicy { Idempotent = true })).Count);
        AssertSent(Begin + Read + "CommitTransaction " + Begin + Read + "CommitTransaction");
    }

    [Fact]
    public async Task A_session_is_used_again_and_left_before_the_service_closes_it()
    {
        await RunAsync();
        _clock.Advance(TimeSpan.FromMinutes(4));
        await RunAsync();
        _clock.Advance(TimeSpan.FromMinutes(4));
        await RunAsync();
        Assert.Single(_ledger.Commands, "StartSession");
        _clock.Advance(TimeSpan.FromMinutes(4));
        await RunAsync();
        Assert.Equal(2, _ledger.Commands.Count(command => command == "StartSession"));
    }

    [Fact]
    public async Task A_session_that_nobody_used_for_long_is_left()
    {
        await RunAsync();
        _clock.Advance(TimeSpan.FromMinutes(5));
        await RunAsync();
        Assert.Equal(2, _ledger.Commands.Count(command => command == "StartSession"));
    }

    [Fact]
    public async Task Closing_ends_the_sessions_and_refuses_more()
    {
        await RunAsync();
        await _pool.CloseAsync();
        Assert.Equal("EndSession", _ledger.Commands[^1]);
        QldbStateException error = await Assert.ThrowsAsync<QldbStateException>(() => RunAsync());
        Assert.Equal(QldbStateProblem.SessionClosed, error.Problem);
    }

    [Fact]
    public async Task More_transactions_than_allowed_wait_for_their_turn()
    {
        QldbSessionPool pool = NewPool(mostTransactions: 1);
        using QldbExecution first = new(pool, QldbRetryPolicy.Default);
        await first.BeginAsync(CancellationToken.None);
        using QldbExecution second = new(pool, QldbRetryPolicy.Default);
        Task<QldbTransaction> waiting = second.BeginAsync(CancellationToken.None);
        Assert.False(waiting.IsCompleted);
        await first.CommitAsync(CancellationToken.None);
        first.Dispose();
        await waiting;
        Assert.Single(_ledger.Commands, "StartSession");
    }

    [Fact]
    public async Task What_stops_is_aborted_at_once()
    {
        using CancellationTokenSource stop = new();
        _ledger.BeforeAnswer = (command, _) => command == "FetchPage" ? stop.CancelAsync() : Task.CompletedTask;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RunAsync(stop: stop.Token));
        AssertSent(Begin + Read + "AbortTransaction");
    }

    [Fact]
    public async Task Commands_of_one_session_go_one_at_a_time()
    {
        int atOnce = 0;
        int most = 0;
        _ledger.Answer = (_, _) =>
        {
            most = Math.Max(most, Interlocked.Increment(ref atOnce));
            Thread.Yield();
            Interlocked.Decrement(ref atOnce);
            return [[1]];
        };
        using QldbExecution execution = new(_pool, QldbRetryPolicy.Default);
        QldbTransaction transaction = await execution.BeginAsync(CancellationToken.None);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => transaction.ExecuteAsync("SELECT * FROM t", [i], CancellationToken.None))));
        await execution.CommitAsync(CancellationToken.None);
        Assert.Equal(1, most);
    }

    private QldbSessionPool NewPool(int mostTransactions = 100) => new(_connection, "cars", mostTransactions, TimeSpan.FromMinutes(5));

    private async Task<IReadOnlyList<IonValue>> RunAsync(QldbRetryPolicy? policy = null, CancellationToken stop = default)
    {
        using QldbExecution execution = new(_pool, (policy ?? QldbRetryPolicy.Default) with { Random = () => 0.5 });
        _usage = execution.Usage;
        return await execution.RunAsync(
            async (transaction, token) => await (await transaction.ExecuteAsync("SELECT * FROM t", [], token)).ReadAllAsync(),
            stop);
    }

    private void AssertSent(string commands) => Assert.Equal(commands, string.Join(' ', _ledger.Commands));
}

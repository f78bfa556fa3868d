using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Clients.Aws;
using SessionTools.Clients.Deadline;
using SessionTools.TestSupport;
using Xunit;

namespace SessionTools.Clients.Tests.Conformance;

/// <summary>Standard retry, version 2.0 (SDKs and Tools Reference Guide, "Retry behavior").</summary>
public sealed class StandardRetryTests
{
    private const int Attempts = 3;
    private const int Capacity = 500;
    private const int RetryCost = 5;
    private const int TimeoutCost = 10;

    private readonly TestClock _clock = new() { Skipping = true };

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(0.5, 0.5, 1)]
    [InlineData(1, 1, 2)]
    public async Task Backoff_is_full_jitter_below_a_doubling_bound(double random, double first, double second)
    {
        StandardRetry retry = new(_clock, () => random);
        await FailAsync(retry, TransportFailure.AnswerLost);
        Assert.Equal([TimeSpan.FromSeconds(first), TimeSpan.FromSeconds(second)], Waits());
    }

    [Fact]
    public async Task The_first_answer_ends_it()
    {
        StandardRetry retry = new(_clock, () => 1);
        int attempts = 0;
        int answer = await retry.RunAsync(
            DeadlineOperations.ListFarms,
            () => ++attempts < Attempts ? throw Failure(TransportFailure.AnswerLost) : Task.FromResult(attempts),
            CancellationToken.None);
        Assert.Equal(Attempts, answer);
    }

    [Theory]
    [InlineData(TransportFailure.AnswerLost, RetryCost)]
    [InlineData(TransportFailure.TimedOut, TimeoutCost)]
    public async Task The_quota_allows_its_capacity_of_retries(TransportFailure failure, int cost)
    {
        StandardRetry retry = new(_clock, () => 0);
        int retries = 0;
        for (int call = 0; call < Capacity; call++)
        {
            retries += await FailAsync(retry, failure) - 1;
        }

        Assert.Equal(Capacity / cost, retries);
    }

    [Fact]
    public async Task A_success_gives_back_what_its_retry_took()
    {
        StandardRetry retry = new(_clock, () => 0);
        for (int call = 0; call < Capacity; call++)
        {
            int attempts = 0;
            await retry.RunAsync(
                DeadlineOperations.ListFarms,
                () => ++attempts == 1 ? throw Failure(TransportFailure.AnswerLost) : Task.FromResult(0),
                CancellationToken.None);
        }

        Assert.Equal(Attempts, await FailAsync(retry, TransportFailure.AnswerLost));
    }

    [Fact]
    public async Task A_wait_ends_when_it_is_cancelled()
    {
        using CancellationTokenSource stop = new();
        StandardRetry retry = new(new TestClock(), () => 1);
        Task call = retry.RunAsync<int>(DeadlineOperations.ListFarms, () => throw Failure(TransportFailure.AnswerLost), stop.Token);
        Assert.False(call.IsCompleted);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }

    private IEnumerable<TimeSpan> Waits() => _clock.Waits.Count == 0 ? [TimeSpan.Zero, TimeSpan.Zero] : _clock.Waits;

    /// <returns>How many attempts a call takes that always fails.</returns>
    private static async Task<int> FailAsync(StandardRetry retry, TransportFailure failure)
    {
        int attempts = 0;
        await Assert.ThrowsAsync<TransportException>(() => retry.RunAsync<int>(
            DeadlineOperations.ListFarms,
            () =>
            {
                attempts++;
                throw Failure(failure);
            },
            CancellationToken.None));
        return attempts;
    }

    private static TransportException Failure(TransportFailure failure) => new(DeadlineOperations.ListFarms, failure, null, new TimeoutException());
}

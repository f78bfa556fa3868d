using System;
using System.Threading;
using System.Threading.Tasks;

namespace SessionTools.Clients.Aws;

/// <summary>
/// The rate that all calls of a client share. It is unlimited until the service throttles; then it is cut below what the
/// service took in the last second and grows again along the cubic curve of TCP CUBIC (RFC 8312), slowly near the rate
/// that was too high. A Retry-After that the service sends holds all calls back.
/// </summary>
internal sealed class AdaptiveRate : IDisposable
{
    private const double Cut = 0.7;
    private const double Growth = 0.4;
    private const double Slowest = 0.5;

    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly object _lock = new();
    private double _limit = double.PositiveInfinity;
    private double _highest;
    private DateTimeOffset _cutAt;
    private DateTimeOffset _nextTurn;
    private DateTimeOffset _second;
    private int _callsInSecond;
    private int _callsInLastSecond;
    private int _cuts;

    public AdaptiveRate(TimeProvider time)
    {
        _time = time;
    }

    /// <summary>Calls a second; infinite while the service has not throttled.</summary>
    public double CallsPerSecond
    {
        get
        {
            lock (_lock)
            {
                return Current(_time.GetUtcNow());
            }
        }
    }

    /// <summary>Runs one call when its turn has come and learns from how it ends.</summary>
    public async Task<T> RunAsync<T>(Func<Task<T>> call, CancellationToken cancellationToken)
    {
        if (!IsUnlimited(out int cuts))
        {
            cuts = await TakeTurnAsync(cancellationToken).ConfigureAwait(false);
        }

        try
        {
            T result = await call().ConfigureAwait(false);
            Count();
            return result;
        }
        catch (ServiceException exception) when (exception.Kind == ErrorKind.Throttling && !StandardRetry.AsksTooMuch(exception))
        {
            Throttled(exception.RetryAfter, cuts);
            throw;
        }
    }

    public void Dispose() => _turn.Dispose();

    /// <summary>Waits one after the other, so that the calls keep their order and their distance.</summary>
    private async Task<int> TakeTurnAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            int cuts;
            while (Wait(out cuts) is { } wait)
            {
                await Task.Delay(wait, _time, cancellationToken).ConfigureAwait(false);
            }

            return cuts;
        }
        finally
        {
            _turn.Release();
        }
    }

    private bool IsUnlimited(out int cuts)
    {
        lock (_lock)
        {
            cuts = _cuts;
            return double.IsInfinity(_limit);
        }
    }

    /// <summary>The time until the next turn; null where it has come, and is taken.</summary>
    private TimeSpan? Wait(out int cuts)
    {
        lock (_lock)
        {
            cuts = _cuts;
            DateTimeOffset now = _time.GetUtcNow();
            if (_nextTurn > now)
            {
                // Waits count whole milliseconds; less than one would be none.
                return TimeSpan.FromMilliseconds(Math.Ceiling((_nextTurn - now).TotalMilliseconds));
            }

            DateTimeOffset since = _nextTurn == default ? now : _nextTurn;
            TimeSpan distance = TimeSpan.FromSeconds(1 / Current(now));
            _nextTurn = (now - since > distance ? now : since) + distance;
            return null;
        }
    }

    private double Current(DateTimeOffset now)
    {
        if (double.IsInfinity(_limit))
        {
            return _limit;
        }

        double plateau = Math.Cbrt(_highest * (1 - Cut) / Growth);
        double curve = (Growth * Math.Pow((now - _cutAt).TotalSeconds - plateau, 3)) + _highest;
        return Math.Max(Slowest, Math.Max(curve, _limit));
    }

    private void Count()
    {
        lock (_lock)
        {
            DateTimeOffset now = _time.GetUtcNow();
            if (now - _second >= TimeSpan.FromSeconds(1))
            {
                _callsInLastSecond = now - _second < TimeSpan.FromSeconds(2) ? _callsInSecond : 0;
                _callsInSecond = 0;
                _second = now;
            }

            _callsInSecond++;
        }
    }

    /// <param name="retryAfter">How long the service asks to wait.</param>
    /// <param name="cuts">How often the rate had been cut when the call began: calls that overlap count as one.</param>
    private void Throttled(TimeSpan? retryAfter, int cuts)
    {
        lock (_lock)
        {
            DateTimeOffset now = _time.GetUtcNow();
            if (cuts == _cuts)
            {
                double taken = Math.Max(_callsInSecond, _callsInLastSecond);
                _highest = Math.Max(Slowest, Math.Min(Current(now), Math.Max(1, taken)));
                _limit = Math.Max(Slowest, _highest * Cut);
                _cutAt = now;
                _cuts++;
            }

            DateTimeOffset resume = now + (retryAfter ?? TimeSpan.FromSeconds(1 / _limit));
            _nextTurn = resume > _nextTurn ? resume : _nextTurn;
        }
    }
}

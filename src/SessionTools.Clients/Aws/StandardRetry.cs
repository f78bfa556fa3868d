using System;
using System.Threading;
using System.Threading.Tasks;

namespace SessionTools.Clients.Aws;

/// <summary>
/// The standard retry of the AWS SDKs (SDKs and Tools Reference Guide, retry behavior): up to three attempts, full-jitter
/// exponential backoff of at most 20 seconds, and a quota of retry tokens shared by all calls of a client. A Retry-After
/// that the service sends is obeyed. Only <see cref="Operation.Repeatable"/> operations are repeated, and those that say so
/// after throttling. With a shared rate (the SDKs' adaptive mode) a throttled call waits with all others, costs no token
/// and is repeated more often.
/// </summary>
internal sealed class StandardRetry : IDisposable
{
    private const int MaxAttempts = 3;
    private const int MaxPacedAttempts = 10;
    private static readonly TimeSpan s_longestBackoff = TimeSpan.FromSeconds(20);

    /// <summary>Who is asked to wait longer shall know it, rather than wait in silence.</summary>
    private static readonly TimeSpan s_longestObeyed = TimeSpan.FromMinutes(1);

    private readonly TimeProvider _time;
    private readonly Func<double> _random;
    private readonly AdaptiveRate? _rate;
    private readonly RetryQuota _quota = new();

    /// <param name="time">The clock of every wait.</param>
    /// <param name="random">Numbers from 0 to 1.</param>
    /// <param name="rate">The rate that all calls share; null where each goes at once.</param>
    public StandardRetry(TimeProvider time, Func<double> random, AdaptiveRate? rate = null)
    {
        _time = time;
        _random = random;
        _rate = rate;
    }

    public async Task<TResponse> RunAsync<TResponse>(
        Operation operation,
        Func<Task<TResponse>> attempt,
        CancellationToken cancellationToken)
    {
        int spent = 0;
        for (int number = 1; ; number++)
        {
            TimeSpan delay;
            try
            {
                TResponse response = await PaceAsync(attempt, cancellationToken).ConfigureAwait(false);
                _quota.Return(spent);
                return response;
            }
            catch (ServiceException exception) when (IsPaced(exception) && operation.Repeatable && number < MaxPacedAttempts)
            {
                continue;
            }
            catch (SessionToolsException exception) when (MayRepeat(operation, exception, number) && _quota.TryTake(exception, out spent))
            {
                delay = DelayBefore(number, exception);
            }

            await Task.Delay(delay, _time, cancellationToken).ConfigureAwait(false);
        }
    }

    public void Dispose() => _rate?.Dispose();

    private Task<TResponse> PaceAsync<TResponse>(Func<Task<TResponse>> attempt, CancellationToken cancellationToken) =>
        _rate is null ? attempt() : _rate.RunAsync(attempt, cancellationToken);

    private bool IsPaced(ServiceException exception) =>
        _rate is not null && exception.Kind == ErrorKind.Throttling && !AsksTooMuch(exception);

    /// <summary>The service asks for a longer wait than a caller would sit through.</summary>
    internal static bool AsksTooMuch(SessionToolsException exception) =>
        exception is ServiceException { RetryAfter: { } asked } && asked > s_longestObeyed;

    private static bool MayRepeat(Operation operation, SessionToolsException exception, int attempt)
    {
        if (attempt >= MaxAttempts || AsksTooMuch(exception))
        {
            return false;
        }

        if (!operation.Repeatable)
        {
            return operation.RepeatableWhenThrottled && exception is ServiceException { Kind: ErrorKind.Throttling };
        }

        return exception switch
        {
            TransportException transport => transport.Failure != TransportFailure.UnreadableAnswer,
            ServiceException service => service.Kind == ErrorKind.Throttling || service.StatusCode is 500 or 502 or 503 or 504,
            _ => false,
        };
    }

    private TimeSpan DelayBefore(int attempt, SessionToolsException exception)
    {
        if (exception is ServiceException { RetryAfter: { } asked })
        {
            return asked;
        }

        double seconds = Math.Min(Math.Pow(2, attempt - 1), s_longestBackoff.TotalSeconds);
        return TimeSpan.FromSeconds(seconds * _random());
    }
}

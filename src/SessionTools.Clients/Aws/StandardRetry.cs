using System;
using System.Threading;
using System.Threading.Tasks;

namespace SessionTools.Clients.Aws;

/// <summary>
/// The standard retry of the AWS SDKs (SDKs and Tools Reference Guide, retry behavior): up to three attempts, full-jitter
/// exponential backoff of at most 20 seconds, and a quota of retry tokens shared by all calls of a client. A Retry-After
/// that the service sends is obeyed. Only <see cref="Operation.Repeatable"/> operations are repeated, and those that say so after throttling.
/// </summary>
internal sealed class StandardRetry
{
    private const int MaxAttempts = 3;
    private static readonly TimeSpan s_longestBackoff = TimeSpan.FromSeconds(20);

    private readonly TimeProvider _time;
    private readonly Func<double> _random;
    private readonly RetryQuota _quota = new();

    /// <param name="time">The clock of every wait.</param>
    /// <param name="random">Numbers from 0 to 1.</param>
    public StandardRetry(TimeProvider time, Func<double> random)
    {
        _time = time;
        _random = random;
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
                TResponse response = await attempt().ConfigureAwait(false);
                _quota.Return(spent);
                return response;
            }
            catch (SessionToolsException exception) when (MayRepeat(operation, exception, number) && _quota.TryTake(exception, out spent))
            {
                delay = DelayBefore(number, exception);
            }

            await Task.Delay(delay, _time, cancellationToken).ConfigureAwait(false);
        }
    }

    private static bool MayRepeat(Operation operation, SessionToolsException exception, int attempt)
    {
        if (attempt >= MaxAttempts)
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

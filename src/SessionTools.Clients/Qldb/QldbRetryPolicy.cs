using System;
using System.Threading;
using System.Threading.Tasks;

namespace SessionTools.Clients.Qldb;

/// <summary>How often a transaction is done again as a whole, and after which wait: the rules of QLDB's drivers.</summary>
internal sealed record QldbRetryPolicy
{
    private const double FirstMilliseconds = 10;
    private const double MostMilliseconds = 5000;
    private const int MostDoublings = 9;

    /// <summary>The drivers' limit.</summary>
    public const int DefaultRetryLimit = 4;

    public static QldbRetryPolicy Default { get; } = new();

    public int RetryLimit { get; init; } = DefaultRetryLimit;

    /// <summary>Doing the transaction twice does no harm, so a commit whose outcome is unknown is done again.</summary>
    public bool Idempotent { get; init; }

    /// <summary>A number from 0 to 1.</summary>
    public Func<double> Random { get; init; } = System.Random.Shared.NextDouble;

    /// <summary>Full jitter: from nothing to 20, 40, 80, ... milliseconds, and to 5 seconds at most.</summary>
    /// <param name="attempt">The attempt that failed, counted from 1.</param>
    public TimeSpan Delay(int attempt)
    {
        double most = Math.Min(MostMilliseconds, FirstMilliseconds * (1 << Math.Min(attempt, MostDoublings)));
        return TimeSpan.FromMilliseconds(Random() * most);
    }

    public Task WaitAsync(int attempt, TimeProvider time, CancellationToken stop) => Task.Delay(Delay(attempt), time, stop);
}

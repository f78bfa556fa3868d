using System;

namespace SessionTools.Clients.Aws;

/// <summary>
/// The retry token bucket of standard retry: 500 tokens, 5 a retry, 10 after a timeout. While a service fails for
/// everybody, retries end early instead of adding to its load.
/// </summary>
internal sealed class RetryQuota
{
    private const int Capacity = 500;
    private const int RetryCost = 5;
    private const int TimeoutCost = 10;
    private const int SuccessGain = 1;

    private readonly object _lock = new();
    private int _tokens = Capacity;

    public bool TryTake(SessionToolsException failure, out int taken)
    {
        int cost = failure is TransportException { Failure: TransportFailure.TimedOut } ? TimeoutCost : RetryCost;
        lock (_lock)
        {
            bool enough = _tokens >= cost;
            taken = enough ? cost : 0;
            _tokens -= taken;
            return enough;
        }
    }

    /// <param name="taken">The cost of the call's last retry; 0 where it needed none.</param>
    public void Return(int taken)
    {
        lock (_lock)
        {
            _tokens = Math.Min(Capacity, _tokens + Math.Max(taken, SuccessGain));
        }
    }
}

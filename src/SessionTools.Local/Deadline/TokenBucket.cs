using System;

namespace SessionTools.Local.Deadline;

/// <summary>Lets through so many calls a second, and a burst.</summary>
internal sealed class TokenBucket(ThrottledOperation limit, TimeProvider time)
{
    private double _tokens = limit.Burst;
    private DateTimeOffset _filled = time.GetUtcNow();

    public ThrottledOperation Limit => limit;

    public bool TryTake()
    {
        DateTimeOffset now = time.GetUtcNow();
        _tokens = Math.Min(limit.Burst, _tokens + ((now - _filled).TotalSeconds * limit.PerSecond));
        _filled = now;
        if (_tokens < 1)
        {
            return false;
        }

        _tokens--;
        return true;
    }
}

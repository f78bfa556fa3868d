using System;
using SessionTools.Ion;

namespace SessionTools.Ledger;

/// <summary>
/// Times as the journal has them: UTC with exactly three digits of a second. The digits count for hashes, so <c>.120</c> is not
/// <c>.12</c>.
/// </summary>
public static class LedgerTime
{
    private const int Milliseconds = -3;

    /// <summary>The time without what is below a millisecond, in UTC.</summary>
    public static DateTimeOffset Truncate(DateTimeOffset time)
    {
        DateTime utc = time.UtcDateTime;
        return new DateTimeOffset(utc.AddTicks(-(utc.Ticks % TimeSpan.TicksPerMillisecond)));
    }

    /// <summary>The time as an Ion timestamp such as <c>2019-12-11T07:20:51.240Z</c>.</summary>
    public static Timestamp ToIon(DateTimeOffset time)
    {
        DateTime utc = time.UtcDateTime;
        BigDecimal fraction = new(utc.Millisecond, Milliseconds);
        return new Timestamp(utc.Year, utc.Month, utc.Day, utc.Hour, utc.Minute, utc.Second, fraction, 0);
    }
}

using System;
using SessionTools.Ion;
using SessionTools.Ledger.PartiQL.Syntax;

namespace SessionTools.Ledger.Values;

/// <summary>Adding to timestamps and the distance between two.</summary>
internal static class DateArithmetic
{
    private const int MonthsOfYear = 12;

    /// <exception cref="ValueException">The part is none to be added to, or the result is before the year 1 or after 9999.</exception>
    public static Timestamp Add(DatePart part, long quantity, Timestamp timestamp)
    {
        DateTime local = new(
            timestamp.Year, timestamp.Month, timestamp.Day, timestamp.Hour, timestamp.Minute, timestamp.Second);
        try
        {
            return Make(Max(timestamp.Precision, PrecisionOf(part)), Shift(local, part, quantity), timestamp);
        }
        catch (Exception e) when (e is ArgumentOutOfRangeException or OverflowException or IonException)
        {
            throw new ValueException("The result of DATE_ADD is not within the years 1 to 9999");
        }
    }

    /// <exception cref="ValueException">The part has no length.</exception>
    public static long Difference(DatePart part, Timestamp start, Timestamp end)
    {
        if (end.CompareInstant(start) < 0)
        {
            return -Difference(part, end, start);
        }

        DateTime from = ToUtc(start);
        DateTime to = ToUtc(end);
        bool isFractionShort = end.Fraction.CompareNumerically(start.Fraction) < 0;
        long seconds = ((to.Ticks - from.Ticks) / TimeSpan.TicksPerSecond) - (isFractionShort ? 1 : 0);
        return part switch
        {
            DatePart.Year => Months(from, to, isFractionShort) / MonthsOfYear,
            DatePart.Month => Months(from, to, isFractionShort),
            DatePart.Day => seconds / 86_400,
            DatePart.Hour => seconds / 3_600,
            DatePart.Minute => seconds / 60,
            DatePart.Second => seconds,
            _ => throw new ValueException("DATE_DIFF has no part " + part),
        };
    }

    private static DateTime Shift(DateTime local, DatePart part, long quantity)
    {
        return part switch
        {
            DatePart.Year => local.AddYears(checked((int)quantity)),
            DatePart.Month => local.AddMonths(checked((int)quantity)),
            DatePart.Day => local.AddTicks(checked(quantity * TimeSpan.TicksPerDay)),
            DatePart.Hour => local.AddTicks(checked(quantity * TimeSpan.TicksPerHour)),
            DatePart.Minute => local.AddTicks(checked(quantity * TimeSpan.TicksPerMinute)),
            DatePart.Second => local.AddTicks(checked(quantity * TimeSpan.TicksPerSecond)),
            _ => throw new ValueException("DATE_ADD has no part " + part),
        };
    }

    private static TimestampPrecision PrecisionOf(DatePart part)
    {
        return part switch
        {
            DatePart.Year => TimestampPrecision.Year,
            DatePart.Month => TimestampPrecision.Month,
            DatePart.Day => TimestampPrecision.Day,
            DatePart.Hour or DatePart.Minute => TimestampPrecision.Minute,
            _ => TimestampPrecision.Second,
        };
    }

    private static TimestampPrecision Max(TimestampPrecision left, TimestampPrecision right)
    {
        return left > right ? left : right;
    }

    private static Timestamp Make(TimestampPrecision precision, DateTime local, Timestamp origin)
    {
        return precision switch
        {
            TimestampPrecision.Year => new Timestamp(local.Year),
            TimestampPrecision.Month => new Timestamp(local.Year, local.Month),
            TimestampPrecision.Day => new Timestamp(local.Year, local.Month, local.Day),
            TimestampPrecision.Minute => new Timestamp(local.Year, local.Month, local.Day, local.Hour, local.Minute, origin.Offset),
            _ => new Timestamp(
                local.Year, local.Month, local.Day, local.Hour, local.Minute, local.Second, origin.Fraction, origin.Offset),
        };
    }

    private static DateTime ToUtc(Timestamp value)
    {
        return new DateTime(value.Year, value.Month, value.Day, value.Hour, value.Minute, value.Second).AddMinutes(-(value.Offset ?? 0));
    }

    private static long Months(DateTime from, DateTime to, bool isFractionShort)
    {
        long months = ((to.Year - from.Year) * MonthsOfYear) + to.Month - from.Month;
        long fromTicks = from.Ticks - new DateTime(from.Year, from.Month, 1).Ticks;
        long toTicks = to.Ticks - new DateTime(to.Year, to.Month, 1).Ticks;
        return toTicks < fromTicks || (toTicks == fromTicks && isFractionShort) ? months - 1 : months;
    }
}

using System;
using System.Numerics;

namespace SessionTools.Ion;

/// <summary>
/// An exact Ion timestamp: the fields as written at its own offset, the precision, any number of fraction digits up to 65,535,
/// and an offset in minutes that may be unknown. Years run from 1 to 9999, in local time and in UTC.
/// </summary>
/// <remarks>
/// Ion 1.0 specification, "Timestamps". Equality is Ion's: same instant, precision, fraction digits and offset; where
/// <c>-00:00</c> (unknown) differs from <c>Z</c>. <see cref="CompareInstant"/> compares by the instant alone.
/// </remarks>
public readonly partial struct Timestamp : IEquatable<Timestamp>
{
    /// <summary>The most fraction digits that a second may have.</summary>
    public const int MaxFractionDigits = 65_535;

    /// <summary>The largest offset in minutes, of either sign: 23:59.</summary>
    internal const int MaxOffset = 1439;

    private const short UnknownOffset = short.MinValue;

    private readonly ulong _fraction;

    // A boxed BigInteger, only for fractions that do not fit in 64 bits.
    private readonly object? _largeFraction;
    private readonly int _fractionDigits;
    private readonly short _year;
    private readonly short _offset;
    private readonly byte _month;
    private readonly byte _day;
    private readonly byte _hour;
    private readonly byte _minute;
    private readonly byte _second;
    private readonly TimestampPrecision _precision;

    /// <summary>A year.</summary>
    /// <param name="year">1 to 9999.</param>
    /// <exception cref="IonException">A field is out of range.</exception>
    public Timestamp(int year)
        : this(TimestampPrecision.Year, year, 1, 1, 0, 0, 0, offset: null, default)
    {
    }

    /// <summary>A month.</summary>
    /// <param name="year">1 to 9999.</param>
    /// <param name="month">1 to 12.</param>
    /// <exception cref="IonException">A field is out of range.</exception>
    public Timestamp(int year, int month)
        : this(TimestampPrecision.Month, year, month, 1, 0, 0, 0, offset: null, default)
    {
    }

    /// <summary>A day.</summary>
    /// <param name="year">1 to 9999.</param>
    /// <param name="month">1 to 12.</param>
    /// <param name="day">1 to the month's last day.</param>
    /// <exception cref="IonException">A field is out of range.</exception>
    public Timestamp(int year, int month, int day)
        : this(TimestampPrecision.Day, year, month, day, 0, 0, 0, offset: null, default)
    {
    }

    /// <summary>A minute.</summary>
    /// <param name="year">1 to 9999.</param>
    /// <param name="month">1 to 12.</param>
    /// <param name="day">1 to the month's last day.</param>
    /// <param name="hour">0 to 23.</param>
    /// <param name="minute">0 to 59.</param>
    /// <param name="offset">Minutes east of UTC, -1439 to 1439; null when unknown.</param>
    /// <exception cref="IonException">A field is out of range.</exception>
    public Timestamp(int year, int month, int day, int hour, int minute, int? offset)
        : this(TimestampPrecision.Minute, year, month, day, hour, minute, 0, offset, default)
    {
    }

    /// <summary>A second.</summary>
    /// <param name="year">1 to 9999.</param>
    /// <param name="month">1 to 12.</param>
    /// <param name="day">1 to the month's last day.</param>
    /// <param name="hour">0 to 23.</param>
    /// <param name="minute">0 to 59.</param>
    /// <param name="second">0 to 59; Ion has no leap seconds.</param>
    /// <param name="offset">Minutes east of UTC, -1439 to 1439; null when unknown.</param>
    /// <exception cref="IonException">A field is out of range.</exception>
    public Timestamp(int year, int month, int day, int hour, int minute, int second, int? offset)
        : this(TimestampPrecision.Second, year, month, day, hour, minute, second, offset, default)
    {
    }

    /// <summary>A second with a fraction.</summary>
    /// <param name="year">1 to 9999.</param>
    /// <param name="month">1 to 12.</param>
    /// <param name="day">1 to the month's last day.</param>
    /// <param name="hour">0 to 23.</param>
    /// <param name="minute">0 to 59.</param>
    /// <param name="second">0 to 59; Ion has no leap seconds.</param>
    /// <param name="fraction">At least 0 and below 1; its exponent is the number of digits kept: <c>0.500</c> has three.</param>
    /// <param name="offset">Minutes east of UTC, -1439 to 1439; null when unknown.</param>
    /// <exception cref="IonException">A field is out of range.</exception>
    public Timestamp(int year, int month, int day, int hour, int minute, int second, BigDecimal fraction, int? offset)
        : this(TimestampPrecision.Second, year, month, day, hour, minute, second, offset, TimestampFraction.From(fraction))
    {
    }

    internal Timestamp(
        TimestampPrecision precision,
        int year,
        int month,
        int day,
        int hour,
        int minute,
        int second,
        int? offset,
        TimestampFraction fraction)
    {
        Check(year is >= 1 and <= 9999, "The year is out of range", "1 to 9999");
        Check(month is >= 1 and <= 12, "The month is out of range", "1 to 12");
        Check(day >= 1 && (day <= 28 || day <= DateTime.DaysInMonth(year, month)), "The day is out of range",
            "a day of the month");
        Check((uint)hour <= 23, "The hour is out of range", "0 to 23");
        Check((uint)minute <= 59, "The minute is out of range", "0 to 59");
        Check((uint)second <= 59, "The second is out of range", "0 to 59");
        Check(offset is null or (>= -MaxOffset and <= MaxOffset), "The offset is out of range", "-23:59 to 23:59");
        _precision = precision;
        _year = (short)year;
        _month = (byte)month;
        _day = (byte)day;
        _hour = (byte)hour;
        _minute = (byte)minute;
        _second = (byte)second;
        _offset = (short)(offset ?? UnknownOffset);
        _fraction = fraction.Small;
        _largeFraction = fraction.Large;
        _fractionDigits = fraction.Digits;
        if (year is 1 or 9999 && offset is not null)
        {
            CheckUtcYear();
        }
    }

    /// <summary>The year, 1 to 9999, at the timestamp's offset.</summary>
    public int Year => _year;

    /// <summary>The month, 1 to 12; 1 where the precision is lower.</summary>
    public int Month => _month;

    /// <summary>The day of the month; 1 where the precision is lower.</summary>
    public int Day => _day;

    /// <summary>The hour, 0 to 23; 0 where the precision is lower.</summary>
    public int Hour => _hour;

    /// <summary>The minute, 0 to 59; 0 where the precision is lower.</summary>
    public int Minute => _minute;

    /// <summary>The second, 0 to 59; 0 where the precision is lower.</summary>
    public int Second => _second;

    /// <summary>The smallest field stated. <c>default</c> is no timestamp and has the precision 0.</summary>
    public TimestampPrecision Precision => _precision;

    /// <summary>The offset in minutes east of UTC, or null when it is unknown or the precision is a day or lower.</summary>
    public int? Offset => _offset == UnknownOffset ? null : _offset;

    /// <summary>The number of digits after the second; 0 for none.</summary>
    public int FractionDigits => _fractionDigits;

    /// <summary>The fraction of the second, with <see cref="FractionDigits"/> as its negated exponent.</summary>
    public BigDecimal Fraction => _largeFraction is null
        ? new BigDecimal(negative: false, _fraction, -_fractionDigits)
        : new BigDecimal((BigInteger)_largeFraction, -_fractionDigits);

    internal BigInteger LargeFraction => _largeFraction is null ? _fraction : (BigInteger)_largeFraction;

    /// <summary>Whether two timestamps are equivalent in the Ion data model.</summary>
    /// <param name="left">One timestamp.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(Timestamp left, Timestamp right)
    {
        return left.Equals(right);
    }

    /// <summary>Whether two timestamps differ in the Ion data model.</summary>
    /// <param name="left">One timestamp.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(Timestamp left, Timestamp right)
    {
        return !left.Equals(right);
    }

    /// <inheritdoc/>
    public bool Equals(Timestamp other)
    {
        return _precision == other._precision && _offset == other._offset
            && _year == other._year && _month == other._month && _day == other._day
            && _hour == other._hour && _minute == other._minute && _second == other._second
            && _fractionDigits == other._fractionDigits && _fraction == other._fraction
            && Equals(_largeFraction, other._largeFraction);
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj)
    {
        return obj is Timestamp other && Equals(other);
    }

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        int date = (_year << 16) | (_month << 8) | _day;
        int time = (_hour << 16) | (_minute << 8) | _second;
        return HashCode.Combine(date, time, _precision, _offset, _fraction, _fractionDigits, _largeFraction);
    }

    /// <summary>Compares the instants: missing fields count as their first value, an unknown offset as UTC.</summary>
    /// <param name="other">The timestamp to compare with.</param>
    /// <returns>Below 0 when this is earlier, above 0 when it is later, else 0.</returns>
    public int CompareInstant(Timestamp other)
    {
        int seconds = ToUtc().CompareTo(other.ToUtc());
        return seconds != 0 ? seconds : Fraction.CompareNumerically(other.Fraction);
    }

    /// <summary>The fields in UTC to the second; local fields count as UTC where the offset is unknown.</summary>
    internal DateTime ToUtc()
    {
        DateTime local = new(_year, _month, _day, _hour, _minute, _second, DateTimeKind.Utc);
        return Offset is int offset ? local.AddMinutes(-offset) : local;
    }

    /// <summary>Makes a timestamp of at least minutes from fields in UTC, as binary Ion has them.</summary>
    internal static Timestamp FromUtc(
        TimestampPrecision precision,
        int year,
        int month,
        int day,
        int hour,
        int minute,
        int second,
        int? offset,
        TimestampFraction fraction)
    {
        int minuteOfDay = (hour * 60) + minute + (offset ?? 0);
        if (offset is null or 0)
        {
            return new Timestamp(precision, year, month, day, hour, minute, second, offset, fraction);
        }

        // These are checked as they stand, because their sum with the offset may look right when they are not.
        Check((uint)hour <= 23 && (uint)minute <= 59, "The hour or minute is out of range", "00:00 to 23:59");
        if ((uint)minuteOfDay < 1440)
        {
            return new Timestamp(precision, year, month, day, minuteOfDay / 60, minuteOfDay % 60, second, offset, fraction);
        }

        Timestamp utc = new(precision, year, month, day, hour, minute, second, 0, fraction);
        long ticks = utc.ToUtc().Ticks + (offset.Value * TimeSpan.TicksPerMinute);
        Check(ticks >= 0 && ticks <= DateTime.MaxValue.Ticks, "The local year is out of range", "1 to 9999");
        DateTime local = new(ticks);
        return new Timestamp(
            precision, local.Year, local.Month, local.Day, local.Hour, local.Minute, second, offset, fraction);
    }

    private static void Check(bool holds, string message, string expected)
    {
        if (!holds)
        {
            throw new IonException(message, expected);
        }
    }

    private void CheckUtcYear()
    {
        DateTime local = new(_year, _month, _day, _hour, _minute, _second);
        long ticks = local.Ticks - (_offset * TimeSpan.TicksPerMinute);
        Check(ticks >= 0 && ticks <= DateTime.MaxValue.Ticks, "The year in UTC is out of range", "1 to 9999");
    }
}

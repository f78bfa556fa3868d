using System;

namespace SessionTools.Ion;

/// <summary>Conversions between <see cref="Timestamp"/> and the dates of .NET.</summary>
public readonly partial struct Timestamp
{
    private const int TickDigits = 7;

    /// <summary>The largest offset of .NET.</summary>
    private const int MostMinutes = 14 * 60;

    /// <summary>Takes a date and time: precision of a second, the fraction without trailing zeros, the offset kept.</summary>
    /// <param name="value">The date and time.</param>
    public static implicit operator Timestamp(DateTimeOffset value)
    {
        return FromDateTimeOffset(value);
    }

    /// <summary>Takes a day.</summary>
    /// <param name="value">The day.</param>
    public static implicit operator Timestamp(DateOnly value)
    {
        return FromDateOnly(value);
    }

    /// <summary>Takes a date and time: precision of a second, the fraction without trailing zeros, the offset kept.</summary>
    /// <param name="value">The date and time; an offset with seconds is refused, as .NET itself refuses it.</param>
    /// <returns>The same instant.</returns>
    public static Timestamp FromDateTimeOffset(DateTimeOffset value)
    {
        return FromClock(value.DateTime, (int)value.Offset.TotalMinutes);
    }

    /// <summary>
    /// Takes a date and time: kind Utc gives <c>Z</c>, Local the machine's offset then, Unspecified an unknown offset.
    /// </summary>
    /// <param name="value">The date and time.</param>
    /// <returns>The same instant.</returns>
    public static Timestamp FromDateTime(DateTime value)
    {
        return value.Kind switch
        {
            DateTimeKind.Utc => FromClock(value, 0),
            DateTimeKind.Local => FromDateTimeOffset(new DateTimeOffset(value)),
            _ => FromClock(value, offset: null),
        };
    }

    /// <summary>Takes a day.</summary>
    /// <param name="value">The day.</param>
    /// <returns>The same day, with the precision of a day.</returns>
    public static Timestamp FromDateOnly(DateOnly value)
    {
        return new Timestamp(value.Year, value.Month, value.Day);
    }

    /// <summary>Gives the same date and time in .NET's type if it loses no part but trailing zeros.</summary>
    /// <param name="value">The date and time, or its default.</param>
    /// <returns>
    /// Whether the precision is a second, the offset known and within 14 hours, and the fraction at most seven digits.
    /// </returns>
    public bool TryToDateTimeOffset(out DateTimeOffset value)
    {
        value = default;
        if (_precision != TimestampPrecision.Second || _offset is < -MostMinutes or > MostMinutes || _fractionDigits > TickDigits)
        {
            return false;
        }

        value = new DateTimeOffset(ToClock(), TimeSpan.FromMinutes(_offset));
        return true;
    }

    /// <summary>
    /// The instant in .NET's type: missing fields count as their first value, an unknown offset as UTC; digits after the seventh
    /// are cut off, and an offset that .NET has not becomes UTC.
    /// </summary>
    /// <returns>The date and time; <see cref="TryToDateTimeOffset"/> tells whether anything is lost.</returns>
    public DateTimeOffset ToDateTimeOffset()
    {
        DateTimeOffset utc = new(ToUtc().AddTicks(FractionTicks()));
        return Offset is >= -MostMinutes and <= MostMinutes ? utc.ToOffset(TimeSpan.FromMinutes(_offset)) : utc;
    }

    /// <summary>
    /// The date and time in .NET's type, the inverse of <see cref="FromDateTime"/>: kind Local, at the machine's offset, where
    /// the offset is known; else the fields as they stand, of kind Unspecified.
    /// </summary>
    /// <returns>The date and time; digits after the seventh are cut off.</returns>
    public DateTime ToDateTime()
    {
        return Offset is null
            ? DateTime.SpecifyKind(ToUtc().AddTicks(FractionTicks()), DateTimeKind.Unspecified)
            : ToDateTimeOffset().LocalDateTime;
    }

    /// <summary>The fields as they stand, of unspecified kind; digits after the seventh are cut off.</summary>
    internal DateTime ToClock()
    {
        return new DateTime(_year, _month, _day, _hour, _minute, _second).AddTicks(FractionTicks());
    }

    private long FractionTicks()
    {
        return _fractionDigits <= TickDigits
            ? (long)(_fraction * PowersOfTen.Small[TickDigits - _fractionDigits])
            : (long)(LargeFraction / PowersOfTen.Get(_fractionDigits - TickDigits));
    }

    private static Timestamp FromClock(DateTime clock, int? offset)
    {
        ulong fraction = (ulong)(clock.Ticks % TimeSpan.TicksPerSecond);
        int digits = fraction == 0 ? 0 : TickDigits;
        while (digits > 0 && fraction % 10 == 0)
        {
            fraction /= 10;
            digits--;
        }

        return new Timestamp(
            TimestampPrecision.Second,
            clock.Year,
            clock.Month,
            clock.Day,
            clock.Hour,
            clock.Minute,
            clock.Second,
            offset,
            new TimestampFraction(fraction, digits));
    }
}

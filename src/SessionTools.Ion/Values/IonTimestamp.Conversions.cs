using System;
using System.Diagnostics.CodeAnalysis;

namespace SessionTools.Ion;

/// <summary>Timestamps among the dates of .NET: casts, and an order by instants.</summary>
[SuppressMessage("Design", "CA1036", Justification = "The operators == and != are those of Ion's equality, with which an order by instants does not agree.")]
public sealed partial class IonTimestamp : IComparable, IFormattable
{
    /// <summary>The year, as the other fields at the timestamp's offset.</summary>
    public int Year => Value.Year;

    /// <summary>The month, 1 where the precision is a year.</summary>
    public int Month => Value.Month;

    /// <summary>The day of the month, 1 where the precision is less.</summary>
    public int Day => Value.Day;

    /// <summary>The hour, 0 where the precision is less.</summary>
    public int Hour => Value.Hour;

    /// <summary>The minute, 0 where the precision is less.</summary>
    public int Minute => Value.Minute;

    /// <summary>The second, 0 where the precision is less.</summary>
    public int Second => Value.Second;

    /// <summary>The date and time as they stand, of unspecified kind; digits after the seventh are cut off.</summary>
    public DateTime DateTime => Value.ToClock();

    /// <summary>A timestamp without annotations; see <see cref="Timestamp.FromDateTime"/>.</summary>
    /// <param name="value">The date and time.</param>
    public static explicit operator IonTimestamp(DateTime value)
    {
        return new IonTimestamp(Timestamp.FromDateTime(value));
    }

    /// <summary>A timestamp without annotations; see <see cref="Timestamp.FromDateTimeOffset"/>.</summary>
    /// <param name="value">The date and time.</param>
    public static explicit operator IonTimestamp(DateTimeOffset value)
    {
        return new IonTimestamp(value);
    }

    /// <summary>A timestamp without annotations, with the precision of a day.</summary>
    /// <param name="value">The day.</param>
    public static explicit operator IonTimestamp(DateOnly value)
    {
        return new IonTimestamp(value);
    }

    /// <summary>Reads a timestamp in Ion text; see <see cref="Timestamp.Parse"/>.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="IonException">The text is not one timestamp.</exception>
    public static explicit operator IonTimestamp(string text)
    {
        return new IonTimestamp(Timestamp.Parse(text));
    }

    /// <summary>The date and time in .NET's type; see <see cref="Timestamp.ToDateTime"/>.</summary>
    /// <param name="value">The timestamp.</param>
    public static explicit operator DateTime(IonTimestamp value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.Value.ToDateTime();
    }

    /// <summary>The date and time in .NET's type; see <see cref="Timestamp.ToDateTimeOffset"/>.</summary>
    /// <param name="value">The timestamp.</param>
    public static explicit operator DateTimeOffset(IonTimestamp value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.Value.ToDateTimeOffset();
    }

    /// <summary>The day at the timestamp's offset.</summary>
    /// <param name="value">The timestamp.</param>
    public static explicit operator DateOnly(IonTimestamp value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new DateOnly(value.Value.Year, value.Value.Month, value.Value.Day);
    }

    /// <summary>The timestamp in a format of .NET's dates.</summary>
    /// <param name="format">The format, such as <c>yyyy-MM-dd</c>; Ion text where it is null or empty.</param>
    /// <param name="formatProvider">The culture; the current one where it is null.</param>
    /// <returns>The text; without an offset where that is unknown.</returns>
    /// <exception cref="FormatException">It is no format of dates.</exception>
    public string ToString(string? format, IFormatProvider? formatProvider = null)
    {
        return string.IsNullOrEmpty(format) ? ToString()
            : Value.Offset is null ? DateTime.ToString(format, formatProvider)
            : Value.ToDateTimeOffset().ToString(format, formatProvider);
    }

    /// <summary>Compares instants with a timestamp or with a date of .NET; see <see cref="Timestamp.CompareInstant"/>.</summary>
    /// <param name="obj">The other, or null, which comes first.</param>
    /// <returns>Below 0 when this is earlier, above 0 when it is later, else 0.</returns>
    /// <exception cref="ArgumentException">The other is no date.</exception>
    public int CompareTo(object? obj)
    {
        return obj is null ? 1 : Value.CompareInstant(InstantOf(obj) ?? throw new ArgumentException("Only dates compare with a timestamp.", nameof(obj)));
    }

    /// <summary>Equality of Ion with Ion values; with dates of .NET, which have less to differ in, that of instants.</summary>
    /// <param name="obj">The other.</param>
    public override bool Equals(object? obj)
    {
        return obj is System.DateTime or DateTimeOffset or DateOnly ? CompareTo(obj) == 0 : base.Equals(obj);
    }

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        return base.GetHashCode();
    }

    private static Timestamp? InstantOf(object other)
    {
        return other switch
        {
            IonTimestamp time => time.Value,
            Timestamp time => time,
            DateTime time => Timestamp.FromDateTime(time),
            DateTimeOffset time => time,
            DateOnly day => day,
            _ => null,
        };
    }
}

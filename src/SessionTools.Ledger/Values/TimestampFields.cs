using SessionTools.Ion;

namespace SessionTools.Ledger.Values;

/// <summary>What TO_TIMESTAMP has read; null for what the pattern does not have.</summary>
internal sealed class TimestampFields
{
    public int? Year { get; set; }

    public int? Month { get; set; }

    public int? Day { get; set; }

    public int? Hour { get; set; }

    /// <summary>The hour of a clock of 12, 1 to 12.</summary>
    public int? HourOfHalfDay { get; set; }

    public bool? IsAfternoon { get; set; }

    public int? Minute { get; set; }

    public int? Second { get; set; }

    public BigDecimal? Fraction { get; set; }

    /// <summary>Minutes east of UTC.</summary>
    public int? Offset { get; set; }

    /// <exception cref="IonException">A field is out of range.</exception>
    /// <exception cref="ValueException">A field is missing that a smaller one needs.</exception>
    public Timestamp ToTimestamp()
    {
        int? hour = Hour ?? HourOfClock();
        bool hasSecond = Second is not null || Fraction is not null;
        bool hasTime = hour is not null || Minute is not null || hasSecond;
        int year = Require(Year, "year");
        if (Month is null && Day is null && !hasTime)
        {
            return new Timestamp(year);
        }

        int month = Require(Month, "month");
        if (Day is null && !hasTime)
        {
            return new Timestamp(year, month);
        }

        int day = Require(Day, "day");
        if (!hasTime)
        {
            return new Timestamp(year, month, day);
        }

        int known = Require(hour, "hour");
        return hasSecond
            ? new Timestamp(year, month, day, known, Minute ?? 0, Second ?? 0, Fraction ?? 0L, Offset)
            : new Timestamp(year, month, day, known, Minute ?? 0, Offset);
    }

    private int? HourOfClock()
    {
        if (HourOfHalfDay is not int hour)
        {
            return null;
        }

        if (IsAfternoon is not bool isAfternoon || hour is < 1 or > 12)
        {
            throw new ValueException("An hour by 'h' is 1 to 12 and needs AM or PM by 'a'");
        }

        return (hour % 12) + (isAfternoon ? 12 : 0);
    }

    private static int Require(int? field, string name)
    {
        return field ?? throw new ValueException("The timestamp pattern needs the " + name);
    }
}

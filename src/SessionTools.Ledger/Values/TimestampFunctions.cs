using SessionTools.Ion;
using SessionTools.Ledger.PartiQL.Syntax;

namespace SessionTools.Ledger.Values;

/// <summary>
/// Functions over timestamps. An unknown argument makes the result NULL; one of another type is an error. Where a timestamp does not
/// state a field, the field's first value counts; where it does not state an offset, UTC.
/// </summary>
internal static class TimestampFunctions
{
    private const int MinutesOfHour = 60;

    /// <summary>DATE_ADD; the result states at least the part that was added to.</summary>
    public static IonValue DateAdd(DatePart part, IonValue quantity, IonValue timestamp)
    {
        return quantity is IonNull || timestamp is IonNull
            ? PartiQLValue.Null
            : DateArithmetic.Add(part, Arguments.Int("DATE_ADD", quantity), Arguments.Timestamp("DATE_ADD", timestamp));
    }

    /// <summary>DATE_DIFF: how many whole years, hours and so on lie between two timestamps.</summary>
    public static IonValue DateDiff(DatePart part, IonValue start, IonValue end)
    {
        return start is IonNull || end is IonNull
            ? PartiQLValue.Null
            : DateArithmetic.Difference(part, Arguments.Timestamp("DATE_DIFF", start), Arguments.Timestamp("DATE_DIFF", end));
    }

    /// <summary>EXTRACT: an int, or for SECOND a decimal with the fraction.</summary>
    public static IonValue Extract(DatePart part, IonValue timestamp)
    {
        if (timestamp is IonNull)
        {
            return PartiQLValue.Null;
        }

        Timestamp value = Arguments.Timestamp("EXTRACT", timestamp);
        return part switch
        {
            DatePart.Year => value.Year,
            DatePart.Month => value.Month,
            DatePart.Day => value.Day,
            DatePart.Hour => value.Hour,
            DatePart.Minute => value.Minute,
            DatePart.Second => new IonDecimal(Decimals.Add(value.Second, value.Fraction)),
            DatePart.TimezoneHour => (value.Offset ?? 0) / MinutesOfHour,
            _ => (value.Offset ?? 0) % MinutesOfHour,
        };
    }

    /// <summary>TO_STRING.</summary>
    public static IonValue ToText(IonValue timestamp, IonValue pattern)
    {
        if (timestamp is IonNull || pattern is IonNull)
        {
            return PartiQLValue.Null;
        }

        Timestamp value = Arguments.Timestamp("TO_STRING", timestamp);
        return TimestampFormatter.Format(value, TimestampPattern.Parse(Arguments.Text("TO_STRING", pattern)));
    }

    /// <summary>TO_TIMESTAMP; the pattern is null when none is written, for Ion text.</summary>
    public static IonValue ToTimestamp(IonValue text, IonValue? pattern)
    {
        if (text is IonNull || pattern is IonNull)
        {
            return PartiQLValue.Null;
        }

        string source = Arguments.Text("TO_TIMESTAMP", text);
        if (pattern is not null)
        {
            return TimestampParser.Parse(source, TimestampPattern.Parse(Arguments.Text("TO_TIMESTAMP", pattern)));
        }

        return TimestampText.TryParse(source, out Timestamp value)
            ? value
            : throw new ValueException("TO_TIMESTAMP expects a timestamp as Ion writes it, not '" + source + "'");
    }
}

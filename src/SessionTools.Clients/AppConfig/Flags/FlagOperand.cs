using System;
using System.Globalization;
using SessionTools.Ion;

namespace SessionTools.Clients.AppConfig.Flags;

/// <summary>
/// Values of rules and contexts: text, whole and other numbers, booleans, instants. A text from the context takes the
/// type of what it is compared with, since contexts that come over HTTP are all text.
/// </summary>
internal static class FlagOperand
{
    public static object? FromIon(IonValue value) => value switch
    {
        IonString text => text.Value,
        IonInt integer when integer.TryGetInt64(out long number) => number,
        IonInt integer => (double)integer.Value,
        IonFloat number => number.Value,
        IonDecimal number => number.Value.ToDouble(),
        IonBool truth => truth.Value,
        IonTimestamp time => time.Value,
        _ => null,
    };

    /// <returns>Negative, zero or positive; null where the two cannot be compared.</returns>
    public static int? Compare(object? one, object? other)
    {
        if (one is null || other is null)
        {
            return null;
        }

        if (one is string text && other is string otherText)
        {
            return string.CompareOrdinal(text, otherText);
        }

        if (one is bool || other is bool)
        {
            return Truth(one) is { } truth && Truth(other) is { } otherTruth ? truth.CompareTo(otherTruth) : null;
        }

        if (IsInstant(one) || IsInstant(other))
        {
            return Instant(one) is { } instant && Instant(other) is { } otherInstant ? instant.CompareInstant(otherInstant) : null;
        }

        return CompareNumbers(one, other);
    }

    /// <summary>As text, in the way in which a context over HTTP would write it.</summary>
    public static string? Text(object? value) => value switch
    {
        null => null,
        bool truth => truth ? "true" : "false",
        DateTime time => time.ToString("O", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.ToString("O", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    public static double? Number(object? value) => value switch
    {
        string text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double parsed) ? parsed : null,
        IConvertible and not (bool or char or DateTime) => Convert.ToDouble(value, CultureInfo.InvariantCulture),
        _ => null,
    };

    private static int? CompareNumbers(object one, object other)
    {
        // Beyond 2^53 a double would make equal what is not.
        if (Whole(one) is { } whole && Whole(other) is { } otherWhole)
        {
            return whole.CompareTo(otherWhole);
        }

        return Number(one) is { } number && Number(other) is { } otherNumber && !double.IsNaN(number) && !double.IsNaN(otherNumber)
            ? number.CompareTo(otherNumber)
            : null;
    }

    private static long? Whole(object value) => value switch
    {
        long or int or short or sbyte or byte or ushort or uint => Convert.ToInt64(value, CultureInfo.InvariantCulture),
        string text when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long parsed) => parsed,
        _ => null,
    };

    private static bool? Truth(object value) => value switch
    {
        bool truth => truth,
        string text when bool.TryParse(text, out bool parsed) => parsed,
        _ => null,
    };

    private static bool IsInstant(object value) => value is Timestamp or DateTime or DateTimeOffset;

    private static Timestamp? Instant(object value) => value switch
    {
        Timestamp instant => instant,
        DateTimeOffset instant => instant,
        DateTime time => new DateTimeOffset(time),
        string text when DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset parsed) => parsed,
        _ => null,
    };
}

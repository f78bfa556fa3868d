using System.Numerics;

namespace SessionTools.Ion;

/// <summary>
/// A fraction of a second on its way into a <see cref="Timestamp"/>: digits, leading zeros included, and how many.
/// </summary>
internal readonly struct TimestampFraction
{
    public TimestampFraction(ulong coefficient, int digits)
    {
        Small = coefficient;
        Digits = digits;
    }

    private TimestampFraction(BigInteger coefficient, int digits)
    {
        Digits = digits;
        if (coefficient <= ulong.MaxValue)
        {
            Small = (ulong)coefficient;
        }
        else
        {
            Large = coefficient;
        }
    }

    public ulong Small { get; }

    public object? Large { get; }

    public int Digits { get; }

    /// <summary>Checks that at most 18 digits are a fraction.</summary>
    public static TimestampFraction FromSmall(ulong coefficient, int digits)
    {
        RequireBelowOne(coefficient < PowersOfTen.Small[digits]);
        return new TimestampFraction(coefficient, digits);
    }

    /// <summary>Checks that a decimal is a fraction; a zero without decimals is none at all.</summary>
    public static TimestampFraction From(BigDecimal fraction)
    {
        bool isPositive = !fraction.IsNegative || fraction.IsZero;
        if (fraction.IsZero && fraction.Exponent >= 0)
        {
            return default;
        }

        if (!isPositive || fraction.Exponent >= 0)
        {
            throw new IonException("The fraction of the second is out of range", "at least 0 and below 1");
        }

        if (fraction.Exponent < -Timestamp.MaxFractionDigits)
        {
            throw new IonException("The fraction of the second has too many digits", "at most 65,535");
        }

        int digits = -fraction.Exponent;
        if (fraction.IsSmall && (ulong)(fraction.SmallMagnitude >> 64) == 0)
        {
            ulong small = (ulong)fraction.SmallMagnitude;
            RequireBelowOne(digits >= PowersOfTen.Small.Length || small < PowersOfTen.Small[digits]);
            return new TimestampFraction(small, digits);
        }

        BigInteger large = fraction.MagnitudeAsBigInteger;
        RequireBelowOne(PowersOfTen.DigitCount(large) <= digits);
        return new TimestampFraction(large, digits);
    }

    private static void RequireBelowOne(bool holds)
    {
        if (!holds)
        {
            throw new IonException("The fraction of the second is out of range", "at least 0 and below 1");
        }
    }
}

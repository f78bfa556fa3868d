using System;
using System.Globalization;
using SessionTools.Ion;

namespace SessionTools.Ledger.Values;

/// <summary>
/// Numbers of all types as one line: NaN, -inf, the finite ones, +inf. A finite float stands for the shortest decimal that reads
/// back as it, so that <c>0.1e0 = 0.1</c>; that keeps equality transitive and the order of the floats.
/// </summary>
internal static class Numbers
{
    private const long LargestExactInFloat = 1L << 53;

    public static bool IsNaN(IonValue value)
    {
        return value is IonFloat { Value: double.NaN };
    }

    public static int Compare(IonValue left, IonValue right)
    {
        if (left is IonInt leftInt && right is IonInt rightInt)
        {
            return leftInt.TryGetInt64(out long leftLong) && rightInt.TryGetInt64(out long rightLong)
                ? leftLong.CompareTo(rightLong)
                : leftInt.Value.CompareTo(rightInt.Value);
        }

        if (left is IonFloat leftFloat)
        {
            return CompareFloat(leftFloat.Value, right);
        }

        return right is IonFloat rightFloat ? -CompareFloat(rightFloat.Value, left) : CompareExact(left, right);
    }

    /// <summary>The number as a decimal; only for finite ones.</summary>
    public static BigDecimal ToDecimal(IonValue value)
    {
        return value switch
        {
            IonDecimal number => number.Value,
            IonInt number when number.TryGetInt64(out long small) => small,
            IonInt number => number.Value,
            _ => Shortest(((IonFloat)value).Value),
        };
    }

    public static double ToDouble(IonValue value)
    {
        return value switch
        {
            IonFloat number => number.Value,
            IonInt number when number.TryGetInt64(out long small) => small,
            IonInt number => (double)number.Value,
            _ => ((IonDecimal)value).Value.ToDouble(),
        };
    }

    /// <summary>The shortest decimal that reads back as a finite float.</summary>
    public static BigDecimal Shortest(double value)
    {
        Span<char> text = stackalloc char[32];
        value.TryFormat(text, out int length, "R", CultureInfo.InvariantCulture);
        return ParseDigits(text[..length]);
    }

    private static BigDecimal ParseDigits(ReadOnlySpan<char> text)
    {
        int exponent = 0;
        int mark = text.IndexOf('E');
        if (mark >= 0)
        {
            exponent = int.Parse(text[(mark + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
            text = text[..mark];
        }

        long coefficient = 0;
        int point = text.IndexOf('.');
        foreach (char c in text)
        {
            coefficient = char.IsAsciiDigit(c) ? (coefficient * 10) + (c - '0') : coefficient;
        }

        exponent -= point < 0 ? 0 : text.Length - point - 1;
        return new BigDecimal(text[0] == '-' ? -coefficient : coefficient, exponent);
    }

    private static int CompareFloat(double left, IonValue right)
    {
        if (right is IonFloat rightFloat)
        {
            return left.CompareTo(rightFloat.Value);
        }

        if (!double.IsFinite(left))
        {
            return double.IsPositiveInfinity(left) ? 1 : -1;
        }

        // A small int is a float's shortest decimal exactly if the two are the same number.
        if (right is IonInt rightInt && rightInt.TryGetInt64(out long small) && small is >= -LargestExactInFloat and <= LargestExactInFloat)
        {
            return left.CompareTo(small);
        }

        return Shortest(left).CompareNumerically(ToDecimal(right));
    }

    private static int CompareExact(IonValue left, IonValue right)
    {
        return TryToClrDecimal(left, out decimal leftDecimal) && TryToClrDecimal(right, out decimal rightDecimal)
            ? leftDecimal.CompareTo(rightDecimal)
            : ToDecimal(left).CompareNumerically(ToDecimal(right));
    }

    private static bool TryToClrDecimal(IonValue value, out decimal number)
    {
        if (value is IonInt integer && integer.TryGetInt64(out long small))
        {
            number = small;
            return true;
        }

        number = 0;
        return value is IonDecimal exact && exact.Value.TryToDecimal(out number);
    }
}

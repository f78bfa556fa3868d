using System;
using System.Collections.Immutable;
using System.Numerics;
using SessionTools.Ion;

namespace SessionTools.Ledger.Values;

/// <summary>
/// Decimal arithmetic with 38 digits, rounded half to even. No operation expands a power of ten much beyond its operands' digits,
/// however large the exponents are.
/// </summary>
/// <remarks>Results have the exponents of the General Decimal Arithmetic Specification, as those of Java's BigDecimal.</remarks>
internal static class Decimals
{
    public const int Precision = 38;

    public static BigDecimal Negate(BigDecimal value)
    {
        return Make(-value.Coefficient, value.Exponent);
    }

    public static BigDecimal Add(BigDecimal left, BigDecimal right)
    {
        BigDecimal high = left.Exponent >= right.Exponent ? left : right;
        BigDecimal low = left.Exponent >= right.Exponent ? right : left;
        long gap = (long)high.Exponent - low.Exponent;
        int lowDigits = DigitCount(low.Coefficient);
        if (high.IsZero)
        {
            return Round(low.Coefficient, low.Exponent);
        }

        // Far below the last digit kept, the smaller operand only breaks ties.
        int widest = (2 * Precision) + lowDigits;
        if (gap > widest)
        {
            return low.IsZero
                ? Round(high.Coefficient * Power(Precision), high.Exponent - (long)Precision)
                : Round((high.Coefficient * Power(2 * Precision)) + low.Coefficient.Sign, high.Exponent - (2L * Precision));
        }

        return Round((high.Coefficient * Power((int)gap)) + low.Coefficient, low.Exponent);
    }

    public static BigDecimal Multiply(BigDecimal left, BigDecimal right)
    {
        return Round(left.Coefficient * right.Coefficient, (long)left.Exponent + right.Exponent);
    }

    /// <summary>Divides; a quotient that ends keeps no more zeros than the operands' exponents ask for.</summary>
    public static BigDecimal Divide(BigDecimal left, BigDecimal right)
    {
        long preferred = (long)left.Exponent - right.Exponent;
        if (left.IsZero)
        {
            return Make(0, Math.Clamp(preferred, int.MinValue, int.MaxValue));
        }

        int zeros = Math.Max(0, Precision + 2 + DigitCount(right.Coefficient) - DigitCount(left.Coefficient));
        BigInteger quotient = BigInteger.DivRem(left.Coefficient * Power(zeros), right.Coefficient, out BigInteger remainder);
        long exponent = preferred - zeros;
        if (!remainder.IsZero)
        {
            // One more digit that is not 0 keeps the quotient from looking like a tie.
            int sign = left.Coefficient.Sign * right.Coefficient.Sign;
            return Round((quotient * 10) + sign, exponent - 1);
        }

        while (exponent < preferred && (quotient % 10).IsZero)
        {
            quotient /= 10;
            exponent++;
        }

        return Round(quotient, exponent);
    }

    /// <summary>The remainder of the division that truncates; it has the sign of the dividend.</summary>
    public static BigDecimal Remainder(BigDecimal left, BigDecimal right)
    {
        long gap = (long)left.Exponent - right.Exponent;
        if (gap >= 0)
        {
            BigInteger divisor = BigInteger.Abs(right.Coefficient);
            BigInteger scaled = left.Coefficient * BigInteger.ModPow(10, gap, divisor);
            return Round(BigInteger.Remainder(scaled, divisor), right.Exponent);
        }

        bool isSmaller = -gap > DigitCount(left.Coefficient);
        return isSmaller
            ? Round(left.Coefficient, left.Exponent)
            : Round(BigInteger.Remainder(left.Coefficient, right.Coefficient * Power((int)-gap)), left.Exponent);
    }

    /// <summary>The nearest decimal of 38 digits.</summary>
    public static BigDecimal Round(BigInteger coefficient, long exponent)
    {
        int surplus = DigitCount(coefficient) - Precision;
        if (surplus > 0)
        {
            coefficient = DivideHalfEven(coefficient, Power(surplus));
            exponent += surplus;
            surplus = DigitCount(coefficient) - Precision;
            if (surplus > 0)
            {
                coefficient /= 10;
                exponent++;
            }
        }

        return Make(coefficient, exponent);
    }

    /// <summary>The nearest decimal that DECIMAL(precision, scale) holds.</summary>
    /// <exception cref="ValueException">It has too many digits before the point.</exception>
    public static BigDecimal Fit(BigDecimal value, ImmutableArray<int> arguments)
    {
        int scale = arguments.Length > 1 ? arguments[1] : 0;
        int surplus = (int)Math.Min(-(long)value.Exponent - scale, DigitCount(value.Coefficient) + 1L);
        BigInteger coefficient = value.Coefficient;
        int exponent = value.Exponent;
        if (surplus > 0)
        {
            coefficient = DivideHalfEven(coefficient, Power(surplus));
            exponent = -scale;
        }

        long integerDigits = coefficient.IsZero ? 0 : DigitCount(coefficient) + (long)exponent;
        return integerDigits <= arguments[0] - scale
            ? Round(coefficient, exponent)
            : throw new ValueException("The decimal does not fit in " + arguments[0] + " digits with " + scale + " after the point");
    }

    /// <summary>Divides and rounds to the nearest integer, from the middle to the even one.</summary>
    public static BigInteger DivideHalfEven(BigInteger value, BigInteger divisor)
    {
        BigInteger quotient = BigInteger.DivRem(value, divisor, out BigInteger remainder);
        int half = (BigInteger.Abs(remainder) * 2).CompareTo(BigInteger.Abs(divisor));
        return half > 0 || (half == 0 && !quotient.IsEven) ? quotient + (value.Sign * divisor.Sign) : quotient;
    }

    public static int DigitCount(BigInteger value)
    {
        if (value.IsZero)
        {
            return 1;
        }

        BigInteger magnitude = BigInteger.Abs(value);
        int low = (int)((magnitude.GetBitLength() - 1) * 0.30102999566398114) + 1;
        return magnitude >= Power(low) ? low + 1 : low;
    }

    public static BigInteger Power(int exponent)
    {
        return BigInteger.Pow(10, exponent);
    }

    private static BigDecimal Make(BigInteger coefficient, long exponent)
    {
        return exponent is >= int.MinValue and <= int.MaxValue
            ? new BigDecimal(coefficient, (int)exponent)
            : throw new ValueException("The exponent of a decimal is out of range");
    }
}

using System;
using System.Numerics;

namespace SessionTools.Ion;

/// <summary>
/// An exact decimal number, coefficient × 10^exponent: any coefficient, a 32-bit exponent, and a negative zero. Coefficients
/// of up to 128 bits are held in place; only larger ones are on the heap.
/// </summary>
/// <remarks>
/// Ion 1.0 specification, "Decimals". Equality is Ion's: <c>1.0</c>, <c>1.00</c> and <c>-0.</c>, <c>0.</c> all differ;
/// <see cref="CompareNumerically"/> compares as numbers.
/// </remarks>
public readonly partial struct BigDecimal : IEquatable<BigDecimal>
{
    private readonly ulong _low;
    private readonly ulong _high;

    // A boxed BigInteger, because the struct itself is two words that nearly all decimals would carry in vain.
    private readonly object? _large;
    private readonly int _exponent;
    private readonly bool _negative;

    /// <summary>A decimal with a small coefficient.</summary>
    /// <param name="coefficient">The coefficient.</param>
    /// <param name="exponent">The power of ten.</param>
    public BigDecimal(long coefficient, int exponent)
        : this(coefficient < 0, new UInt128(0, Magnitude(coefficient)), exponent)
    {
    }

    /// <summary>A decimal with any coefficient.</summary>
    /// <param name="coefficient">The coefficient.</param>
    /// <param name="exponent">The power of ten.</param>
    public BigDecimal(BigInteger coefficient, int exponent)
        : this(coefficient.Sign < 0, BigInteger.Abs(coefficient), exponent)
    {
    }

    internal BigDecimal(bool negative, UInt128 magnitude, int exponent)
    {
        _low = (ulong)magnitude;
        _high = (ulong)(magnitude >> 64);
        _exponent = exponent;
        _negative = negative;
    }

    internal BigDecimal(bool negative, ulong magnitude, int exponent)
    {
        _low = magnitude;
        _exponent = exponent;
        _negative = negative;
    }

    internal BigDecimal(bool negative, BigInteger magnitude, int exponent)
    {
        _exponent = exponent;
        _negative = negative;
        if (magnitude.GetBitLength() > 128)
        {
            _large = magnitude;
            return;
        }

        UInt128 small = (UInt128)magnitude;
        _low = (ulong)small;
        _high = (ulong)(small >> 64);
    }

    /// <summary>The signed coefficient; 0 for a negative zero.</summary>
    public BigInteger Coefficient => _negative ? -MagnitudeAsBigInteger : MagnitudeAsBigInteger;

    /// <summary>The power of ten.</summary>
    public int Exponent => _exponent;

    /// <summary>Whether the sign is negative, as it also is for a negative zero.</summary>
    public bool IsNegative => _negative;

    /// <summary>Whether the coefficient is zero, of either sign.</summary>
    public bool IsZero => _low == 0 && _high == 0 && _large is null;

    /// <summary>Whether this is a zero with a negative sign.</summary>
    public bool IsNegativeZero => _negative && IsZero;

    /// <summary>Whether the coefficient's magnitude has at most 128 bits.</summary>
    internal bool IsSmall => _large is null;

    internal UInt128 SmallMagnitude => new(_high, _low);

    internal BigInteger MagnitudeAsBigInteger => _large is null ? SmallMagnitude : (BigInteger)_large;

    /// <summary>Whether two decimals are equivalent in the Ion data model.</summary>
    /// <param name="left">One decimal.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(BigDecimal left, BigDecimal right)
    {
        return left.Equals(right);
    }

    /// <summary>Whether two decimals differ in the Ion data model.</summary>
    /// <param name="left">One decimal.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(BigDecimal left, BigDecimal right)
    {
        return !left.Equals(right);
    }

    /// <summary>A zero with a negative sign.</summary>
    /// <param name="exponent">The power of ten: <c>-0.0</c> has -1.</param>
    /// <returns>The decimal.</returns>
    public static BigDecimal NegativeZero(int exponent)
    {
        return new BigDecimal(negative: true, 0UL, exponent);
    }

    /// <inheritdoc/>
    public bool Equals(BigDecimal other)
    {
        return _low == other._low && _high == other._high && _exponent == other._exponent
            && _negative == other._negative && Equals(_large, other._large);
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj)
    {
        return obj is BigDecimal other && Equals(other);
    }

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        return HashCode.Combine(_low, _high, _exponent, _negative, _large);
    }

    /// <summary>Compares as numbers: <c>1.0</c> and <c>1.00</c> are level, and so are the zeros.</summary>
    /// <param name="other">The decimal to compare with.</param>
    /// <returns>Below 0 when this is smaller, above 0 when it is larger, else 0.</returns>
    public int CompareNumerically(BigDecimal other)
    {
        int sign = IsZero ? 0 : _negative ? -1 : 1;
        int otherSign = other.IsZero ? 0 : other._negative ? -1 : 1;
        if (sign != otherSign || sign == 0)
        {
            return sign.CompareTo(otherSign);
        }

        return sign * CompareMagnitude(other);
    }

    private static ulong Magnitude(long value)
    {
        return value < 0 ? (ulong)-value : (ulong)value;
    }

    /// <summary>
    /// Compares the position of the leading digit first, so that the powers of ten to be multiplied are never larger than the
    /// number of digits at hand.
    /// </summary>
    private int CompareMagnitude(BigDecimal other)
    {
        int digits = DigitCount();
        int otherDigits = other.DigitCount();
        int byLeadingDigit = ((long)digits + _exponent).CompareTo((long)otherDigits + other._exponent);
        if (byLeadingDigit != 0)
        {
            return byLeadingDigit;
        }

        BigInteger mine = MagnitudeAsBigInteger;
        BigInteger theirs = other.MagnitudeAsBigInteger;
        if (digits < otherDigits)
        {
            mine *= PowersOfTen.Get(otherDigits - digits);
        }
        else if (digits > otherDigits)
        {
            theirs *= PowersOfTen.Get(digits - otherDigits);
        }

        return mine.CompareTo(theirs);
    }

    private int DigitCount()
    {
        return PowersOfTen.DigitCount(MagnitudeAsBigInteger);
    }
}

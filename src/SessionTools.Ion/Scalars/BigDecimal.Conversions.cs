using System;
using System.Globalization;
using System.Numerics;

namespace SessionTools.Ion;

/// <summary>Conversions between <see cref="BigDecimal"/> and the numbers of .NET.</summary>
public readonly partial struct BigDecimal
{
    private const int LargestDecimalScale = 28;

    /// <summary>Takes a <see cref="decimal"/> with its scale and sign: <c>1.10m</c> stays <c>1.10</c>.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator BigDecimal(decimal value)
    {
        return FromDecimal(value);
    }

    /// <summary>Takes an integer with exponent 0.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator BigDecimal(long value)
    {
        return new BigDecimal(value, 0);
    }

    /// <summary>Takes an integer with exponent 0.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator BigDecimal(BigInteger value)
    {
        return new BigDecimal(value, 0);
    }

    /// <summary>Takes a <see cref="decimal"/> with its scale and sign.</summary>
    /// <param name="value">The number.</param>
    /// <returns>The same number.</returns>
    public static BigDecimal FromDecimal(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        ulong low = ((ulong)(uint)bits[1] << 32) | (uint)bits[0];
        return new BigDecimal(bits[3] < 0, new UInt128((uint)bits[2], low), -value.Scale);
    }

    /// <summary>Gives the same number as <see cref="decimal"/> if that keeps coefficient, scale and sign.</summary>
    /// <param name="value">The number, or 0.</param>
    /// <returns>Whether nothing is lost: a coefficient of at most 96 bits and an exponent of -28 to 0.</returns>
    public bool TryToDecimal(out decimal value)
    {
        if (_large is not null || _high > uint.MaxValue || _exponent is > 0 or < -LargestDecimalScale)
        {
            value = 0;
            return false;
        }

        value = new decimal((int)_low, (int)(_low >> 32), (int)_high, _negative, (byte)-_exponent);
        return true;
    }

    /// <summary>The nearest <see cref="decimal"/>.</summary>
    /// <returns>The number, rounded to at most 28 decimals.</returns>
    /// <exception cref="OverflowException">It is beyond the range of <see cref="decimal"/>.</exception>
    public decimal ToDecimal()
    {
        if (TryToDecimal(out decimal exact))
        {
            return exact;
        }

        decimal value = decimal.Parse(MagnitudeAsText(), NumberStyles.AllowExponent, CultureInfo.InvariantCulture);
        return _negative ? -value : value;
    }

    /// <summary>The nearest <see cref="double"/>, infinite beyond its range.</summary>
    /// <returns>The number, rounded.</returns>
    public double ToDouble()
    {
        double value = double.Parse(MagnitudeAsText(), NumberStyles.AllowExponent, CultureInfo.InvariantCulture);
        return _negative ? -value : value;
    }

    private string MagnitudeAsText()
    {
        return string.Create(CultureInfo.InvariantCulture, $"{MagnitudeAsBigInteger}E{_exponent}");
    }

    /// <summary>Gives the same number as an integer if it is whole and its size is not out of proportion.</summary>
    /// <param name="value">The integer, or 0.</param>
    /// <returns>Whether the number is whole and has at most 10,000 digits more than its coefficient.</returns>
    public bool TryToBigInteger(out BigInteger value)
    {
        const int MostZeros = 10_000;
        value = BigInteger.Zero;
        if (IsZero)
        {
            return true;
        }

        if (_exponent >= 0)
        {
            value = _exponent > MostZeros ? value : Coefficient * PowersOfTen.Get(_exponent);
            return _exponent <= MostZeros;
        }

        // A number with fewer digits than decimals cannot be whole, and its power of ten might be huge.
        if (-(long)_exponent >= DigitCount())
        {
            return false;
        }

        BigInteger quotient = BigInteger.DivRem(Coefficient, PowersOfTen.Get(-_exponent), out BigInteger remainder);
        value = remainder.IsZero ? quotient : value;
        return remainder.IsZero;
    }
}

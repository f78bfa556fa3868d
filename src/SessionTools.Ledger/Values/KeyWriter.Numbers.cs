using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Numerics;
using SessionTools.Ion;

namespace SessionTools.Ledger.Values;

/// <summary>Numbers as sign, power of ten and a coefficient that does not end in 0; so none is expanded.</summary>
internal sealed partial class KeyWriter
{
    private enum Sign : byte
    {
        NaN,
        NegativeInfinity,
        Negative,
        Zero,
        Positive,
        PositiveInfinity,
    }

    private void WriteNumber(IonValue value)
    {
        switch (value)
        {
            case IonInt number when number.TryGetInt64(out long small):
                WriteSmall(small, exponent: 0);
                break;
            case IonInt number:
                WriteLarge(number.Value, exponent: 0);
                break;
            case IonDecimal number:
                WriteDecimal(number.Value);
                break;
            case IonFloat number when double.IsFinite(number.Value):
                WriteDecimal(Numbers.Shortest(number.Value));
                break;
            case IonFloat number:
                WriteByte((byte)NonFinite(number.Value));
                break;
        }
    }

    private static Sign NonFinite(double value)
    {
        return double.IsNaN(value) ? Sign.NaN : value > 0 ? Sign.PositiveInfinity : Sign.NegativeInfinity;
    }

    private void WriteDecimal(BigDecimal value)
    {
        BigInteger coefficient = value.Coefficient;
        if (coefficient >= long.MinValue && coefficient <= long.MaxValue)
        {
            WriteSmall((long)coefficient, value.Exponent);
        }
        else
        {
            WriteLarge(coefficient, value.Exponent);
        }
    }

    private void WriteSmall(long coefficient, long exponent)
    {
        ulong magnitude = coefficient < 0 ? 0UL - (ulong)coefficient : (ulong)coefficient;
        while (magnitude != 0 && magnitude % 10 == 0)
        {
            magnitude /= 10;
            exponent++;
        }

        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, magnitude);
        WriteParts(Math.Sign(coefficient), exponent, bytes[(BitOperations.LeadingZeroCount(magnitude) / 8)..]);
    }

    private void WriteLarge(BigInteger coefficient, long exponent)
    {
        BigInteger magnitude = StripZeros(BigInteger.Abs(coefficient), ref exponent);
        WriteParts(coefficient.Sign, exponent, magnitude.ToByteArray(isUnsigned: true, isBigEndian: true));
    }

    private void WriteParts(int sign, long exponent, ReadOnlySpan<byte> magnitude)
    {
        if (sign == 0)
        {
            WriteByte((byte)Sign.Zero);
            return;
        }

        WriteByte((byte)(sign < 0 ? Sign.Negative : Sign.Positive));
        WriteLong(exponent);
        WriteBytes(magnitude);
    }

    /// <summary>
    /// Divides by 10 as often as it goes, by powers of ten that halve, from the largest that the factors of two allow.
    /// </summary>
    private static BigInteger StripZeros(BigInteger magnitude, ref long exponent)
    {
        long mostZeros = (long)BigInteger.TrailingZeroCount(magnitude);
        List<BigInteger> powers = [];
        for (long zeros = 1; zeros <= mostZeros; zeros *= 2)
        {
            powers.Add(powers.Count == 0 ? 10 : powers[^1] * powers[^1]);
        }

        for (int i = powers.Count - 1; i >= 0; i--)
        {
            BigInteger quotient = BigInteger.DivRem(magnitude, powers[i], out BigInteger remainder);
            if (remainder.IsZero)
            {
                magnitude = quotient;
                exponent += 1L << i;
            }
        }

        return magnitude;
    }

    /// <summary>The instant: whole seconds in UTC, an unknown offset counting as UTC, and the fraction.</summary>
    private void WriteTimestamp(Timestamp value)
    {
        DateTime local = new(value.Year, value.Month, value.Day, value.Hour, value.Minute, value.Second);
        long seconds = (local.Ticks / TimeSpan.TicksPerSecond) - ((value.Offset ?? 0) * 60L);
        WriteLong(seconds);
        WriteDecimal(value.Fraction);
    }
}

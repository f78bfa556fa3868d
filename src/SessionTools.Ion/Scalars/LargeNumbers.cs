using System;
using System.Collections.Generic;
using System.Globalization;
using System.Numerics;
using System.Text;

namespace SessionTools.Ion;

/// <summary>
/// Numbers beyond the machine's, as decimal digits and back, by halves, so that long ones do not take quadratic time as they do
/// in
/// .NET itself. Reading refuses numbers that are so long that even so they would be a way to keep a machine busy.
/// </summary>
internal static class LargeNumbers
{
    /// <summary>The most bytes of a magnitude that is read.</summary>
    public const int MaxBytes = 1 << 19;

    public const string TooLarge = "The number is too large";

    public const string Limit = "at most 4,194,304 bits, about 1,262,000 digits";

    private const int WordDigits = 18;
    private const int ChunkDigits = WordDigits * 16;

    /// <summary>Twice the digits of the largest number in binary, which leaves room for underscores.</summary>
    public static int MostCharacters(TextToken kind)
    {
        return kind switch
        {
            TextToken.BinaryInt => MaxBytes * 16,
            TextToken.HexInt => MaxBytes * 4,
            _ => MaxBytes * 5,
        };
    }

    public static bool IsTooLarge(BigInteger value)
    {
        return value.GetBitLength() > MaxBytes * 8L;
    }

    /// <summary>The value of any number of decimal digits.</summary>
    public static BigInteger Parse(ReadOnlySpan<byte> digits)
    {
        return ParseHalves(digits, Powers(digits.Length));
    }

    /// <summary>The decimal digits of a number that is not negative.</summary>
    public static byte[] Format(BigInteger value)
    {
        int count = PowersOfTen.DigitCount(value);
        byte[] digits = new byte[count];
        FormatHalves(value, digits, Powers(count));
        return digits;
    }

    /// <summary>Ten to the power of a chunk's digits, of two chunks', of four, up to below the given number of digits.</summary>
    private static ReadOnlySpan<BigInteger> Powers(int digits)
    {
        List<BigInteger> powers = [];
        BigInteger power = PowersOfTen.Get(ChunkDigits);
        for (long length = ChunkDigits; length < digits; length *= 2)
        {
            powers.Add(power);
            if (length * 2 < digits)
            {
                power *= power;
            }
        }

        return powers.ToArray();
    }

    private static int LowerHalf(ReadOnlySpan<BigInteger> powers)
    {
        return ChunkDigits << (powers.Length - 1);
    }

    private static BigInteger ParseHalves(ReadOnlySpan<byte> digits, ReadOnlySpan<BigInteger> powers)
    {
        if (powers.IsEmpty)
        {
            return ParseChunk(digits);
        }

        int split = digits.Length - LowerHalf(powers);
        BigInteger low = ParseHalves(digits[Math.Max(split, 0)..], powers[..^1]);
        return split <= 0 ? low : (ParseHalves(digits[..split], powers[..^1]) * powers[^1]) + low;
    }

    private static BigInteger ParseChunk(ReadOnlySpan<byte> digits)
    {
        BigInteger value = BigInteger.Zero;
        while (!digits.IsEmpty)
        {
            int count = Math.Min(WordDigits, digits.Length);
            value = (value * PowersOfTen.Small[count]) + TextNumbers.ParseDigits(digits[..count]);
            digits = digits[count..];
        }

        return value;
    }

    private static void FormatHalves(BigInteger value, Span<byte> digits, ReadOnlySpan<BigInteger> powers)
    {
        if (powers.IsEmpty)
        {
            string text = value.ToString(CultureInfo.InvariantCulture);
            int zeros = digits.Length - text.Length;
            digits[..zeros].Fill((byte)'0');
            Encoding.ASCII.GetBytes(text, digits[zeros..]);
            return;
        }

        int split = digits.Length - LowerHalf(powers);
        if (split <= 0)
        {
            FormatHalves(value, digits, powers[..^1]);
            return;
        }

        BigInteger high = BigInteger.DivRem(value, powers[^1], out BigInteger low);
        FormatHalves(high, digits[..split], powers[..^1]);
        FormatHalves(low, digits[split..], powers[..^1]);
    }
}

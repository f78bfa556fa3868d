using System;
using System.Numerics;

namespace SessionTools.Ion;

/// <summary>Reads the characters of ints and decimals whose form the scanner has already checked.</summary>
internal static class TextNumbers
{
    private const int WordDigits = 18;

    /// <summary>The value of at most 19 digits.</summary>
    public static ulong ParseDigits(ReadOnlySpan<byte> digits)
    {
        ulong value = 0;
        foreach (byte digit in digits)
        {
            value = (value * 10) + (uint)(digit - '0');
        }

        return value;
    }

    public static bool TryParseInt64(TextToken kind, ReadOnlySpan<byte> token, out long value)
    {
        value = 0;
        bool isNegative = token[0] == '-';
        int position = (isNegative ? 1 : 0) + (kind == TextToken.DecimalInt ? 0 : 2);
        ulong radix = kind switch { TextToken.HexInt => 16UL, TextToken.BinaryInt => 2UL, _ => 10UL };
        ulong limit = ulong.MaxValue / radix;
        ulong magnitude = 0;
        for (; position < token.Length; position++)
        {
            if (token[position] == '_')
            {
                continue;
            }

            ulong digit = (ulong)TextChars.HexValue(token[position]);
            if (magnitude > limit || (magnitude * radix) > ulong.MaxValue - digit)
            {
                return false;
            }

            magnitude = (magnitude * radix) + digit;
        }

        value = isNegative ? -(long)magnitude : (long)magnitude;
        return isNegative ? magnitude <= 1UL << 63 : magnitude <= long.MaxValue;
    }

    /// <summary>Reads an int of any size; false when it is beyond the limit.</summary>
    public static bool TryParseBigInteger(TextToken kind, ReadOnlySpan<byte> token, out BigInteger value)
    {
        value = token.Length > LargeNumbers.MostCharacters(kind) ? BigInteger.Zero : ParseBigInteger(kind, token);
        return token.Length <= LargeNumbers.MostCharacters(kind) && !LargeNumbers.IsTooLarge(value);
    }

    /// <summary>
    /// Reads a decimal; false when the exponent does not fit in 32 bits or the coefficient is beyond the limit.
    /// </summary>
    public static bool TryParseDecimal(ReadOnlySpan<byte> token, out BigDecimal value)
    {
        bool isNegative = token[0] == '-';
        ReadOnlySpan<byte> rest = token[(isNegative ? 1 : 0)..];
        int mark = rest.IndexOfAny((byte)'d', (byte)'D');
        ReadOnlySpan<byte> number = mark < 0 ? rest : rest[..mark];
        long exponent = mark < 0 ? 0 : ParseExponent(rest[(mark + 1)..]);
        ulong magnitude = 0;
        int digits = 0;
        bool isFraction = false;
        foreach (byte b in number)
        {
            if (TextChars.IsDigit(b))
            {
                magnitude = (magnitude * 10) + (uint)(b - '0');
                digits += digits > 0 || b != '0' ? 1 : 0;
                exponent -= isFraction ? 1 : 0;
            }
            else
            {
                isFraction |= b == '.';
            }
        }

        if (exponent is < int.MinValue or > int.MaxValue || digits > LargeNumbers.MostCharacters(TextToken.Decimal))
        {
            value = default;
            return false;
        }

        value = digits <= PowersOfTen.Small.Length - 1
            ? new BigDecimal(isNegative, magnitude, (int)exponent)
            : ParseLongDecimal(isNegative, number, (int)exponent);
        return value.IsSmall || !LargeNumbers.IsTooLarge(value.MagnitudeAsBigInteger);
    }

    private static BigInteger ParseBigInteger(TextToken kind, ReadOnlySpan<byte> token)
    {
        bool isNegative = token[0] == '-';
        ReadOnlySpan<byte> digits = token[((isNegative ? 1 : 0) + (kind == TextToken.DecimalInt ? 0 : 2))..];
        if (digits.Contains((byte)'_'))
        {
            digits = digits.ToArray().AsSpan().TrimUnderscores();
        }

        BigInteger magnitude = kind switch
        {
            TextToken.HexInt => ParseBits(digits, 4),
            TextToken.BinaryInt => ParseBits(digits, 1),
            _ => LargeNumbers.Parse(digits),
        };
        return isNegative ? -magnitude : magnitude;
    }

    /// <summary>Removes the underscores in place.</summary>
    private static ReadOnlySpan<byte> TrimUnderscores(this Span<byte> digits)
    {
        int length = 0;
        foreach (byte b in digits)
        {
            digits[length] = b;
            length += b == '_' ? 0 : 1;
        }

        return digits[..length];
    }

    private static BigInteger ParseBits(ReadOnlySpan<byte> digits, int bitsPerDigit)
    {
        int perByte = 8 / bitsPerDigit;
        byte[] bytes = new byte[(digits.Length + perByte - 1) / perByte];
        for (int i = 0; i < digits.Length; i++)
        {
            int value = TextChars.HexValue(digits[digits.Length - 1 - i]);
            bytes[i / perByte] |= (byte)(value << (i % perByte * bitsPerDigit));
        }

        return new BigInteger(bytes, isUnsigned: true);
    }

    /// <summary>Clamps, because digits behind the point can bring a number near the limit back into range.</summary>
    private static long ParseExponent(ReadOnlySpan<byte> text)
    {
        bool isNegative = text[0] == '-';
        long value = 0;
        foreach (byte b in text[(text[0] is (byte)'-' or (byte)'+' ? 1 : 0)..])
        {
            value = Math.Min((value * 10) + (b - '0'), long.MaxValue / 16);
        }

        return isNegative ? -value : value;
    }

    private static BigDecimal ParseLongDecimal(bool isNegative, ReadOnlySpan<byte> number, int exponent)
    {
        const int LargestUInt128Digits = 38;
        byte[]? large = number.Length > 64 ? new byte[number.Length] : null;
        Span<byte> digits = large ?? stackalloc byte[64];
        int count = 0;
        foreach (byte b in number)
        {
            if (TextChars.IsDigit(b) && (count > 0 || b != '0'))
            {
                digits[count++] = b;
            }
        }

        if (count > LargestUInt128Digits)
        {
            return new BigDecimal(isNegative, LargeNumbers.Parse(digits[..count]), exponent);
        }

        int split = Math.Max(0, count - WordDigits);
        int head = Math.Max(0, split - WordDigits);
        UInt128 magnitude = ParseDigits(digits[..head]);
        magnitude = (magnitude * PowersOfTen.Small[WordDigits]) + ParseDigits(digits[head..split]);
        magnitude = (magnitude * PowersOfTen.Small[WordDigits]) + ParseDigits(digits[split..count]);
        return new BigDecimal(isNegative, magnitude, exponent);
    }
}

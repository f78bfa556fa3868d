using System;
using System.Buffers;
using System.Globalization;
using System.Numerics;
using SessionTools.Ion;

namespace SessionTools.Ledger.Values;

/// <summary>Numbers from the text that CAST is given; null where the text is none.</summary>
internal static class NumberText
{
    private static readonly SearchValues<char> s_plain = SearchValues.Create("0123456789+-.eEdD");

    /// <summary>An int with a sign or none: decimal, <c>0x</c> or <c>0b</c>, leading zeros allowed.</summary>
    public static BigInteger? ParseInt(string text)
    {
        ReadOnlySpan<char> digits = TakeSign(text, out bool isNegative);
        BigInteger? magnitude = digits switch
        {
            ['0', 'x' or 'X', .. { IsEmpty: false } rest] => Parse(rest, NumberStyles.AllowHexSpecifier),
            ['0', 'b' or 'B', .. { IsEmpty: false } rest] => Parse(rest, NumberStyles.AllowBinarySpecifier),
            _ => Parse(digits, NumberStyles.None),
        };
        return isNegative ? -magnitude : magnitude;
    }

    /// <summary>A float as Ion or a programming language writes it, <c>nan</c> and <c>+inf</c> included.</summary>
    public static double? ParseFloat(string text)
    {
        return text switch
        {
            "nan" => double.NaN,
            "+inf" => double.PositiveInfinity,
            "-inf" => double.NegativeInfinity,
            _ => IsPlain(text) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value : null,
        };
    }

    /// <summary>A decimal with a point, an exponent after <c>e</c> or <c>d</c>, both or none.</summary>
    public static BigDecimal? ParseDecimal(string text)
    {
        if (!IsPlain(text))
        {
            return null;
        }

        ReadOnlySpan<char> digits = TakeSign(text, out bool isNegative);
        string number = digits.ToString().Replace('e', 'd').Replace('E', 'd').Replace('D', 'd').TrimStart('0');
        string zero = number.Length == 0 || number[0] is '.' or 'd' ? "0" : "";
        if (digits.IsEmpty || !char.IsAsciiDigit(digits[0]))
        {
            return null;
        }

        try
        {
            return BigDecimal.Parse((isNegative ? "-" : "") + zero + number);
        }
        catch (IonException)
        {
            return null;
        }
    }

    /// <summary>Whether the text has nothing in it that numbers cannot have, such as blanks and comments.</summary>
    private static bool IsPlain(string text)
    {
        return !text.AsSpan().ContainsAnyExcept(s_plain);
    }

    private static ReadOnlySpan<char> TakeSign(string text, out bool isNegative)
    {
        isNegative = text.StartsWith('-');
        return isNegative || text.StartsWith('+') ? text.AsSpan(1) : text;
    }

    /// <summary>A zero before the digits keeps the sign bit of binary and hexadecimal notation clear.</summary>
    private static BigInteger? Parse(ReadOnlySpan<char> digits, NumberStyles style)
    {
        return !digits.IsEmpty && BigInteger.TryParse(string.Concat("0", digits), style, CultureInfo.InvariantCulture, out BigInteger value)
            ? value
            : null;
    }
}

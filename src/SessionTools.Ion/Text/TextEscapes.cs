using System;
using System.Text;

namespace SessionTools.Ion;

/// <summary>Turns escapes, line ends and runs of long segments into the bytes they stand for, which are never more.</summary>
/// <remarks>Ion 1.0 specification, "Strings", "Clobs", "Escape Characters" and "Comments".</remarks>
internal static class TextEscapes
{
    public static int SkipWhitespace(ReadOnlySpan<byte> data, int position)
    {
        while (position < data.Length && TextChars.IsWhitespace(data[position]))
        {
            position++;
        }

        return position;
    }

    /// <summary>Passes whitespace and comments.</summary>
    public static int SkipBlanks(ReadOnlySpan<byte> data, int position)
    {
        while (true)
        {
            position = SkipWhitespace(data, position);
            if (position + 1 >= data.Length || data[position] != '/')
            {
                return position;
            }

            if (data[position + 1] == '/')
            {
                int length = data[position..].IndexOfAny((byte)'\n', (byte)'\r');
                position = length < 0 ? data.Length : position + length;
            }
            else if (data[position + 1] == '*')
            {
                int length = data[(position + 2)..].IndexOf("*/"u8);
                position = length >= 0
                    ? position + length + 4
                    : throw IonException.InText(data, position, "The comment is not closed", "'*/'");
            }
            else
            {
                return position;
            }
        }
    }

    /// <summary>
    /// Decodes what lies between <paramref name="start"/> and <paramref name="end"/>; gives the number of bytes.
    /// </summary>
    public static int Decode(ReadOnlySpan<byte> data, int start, int end, bool isLong, bool isClob, Span<byte> destination)
    {
        int written = 0;
        int position = isLong ? start + 3 : start;
        while (position < end)
        {
            byte b = data[position];
            if (isLong && b == '\'' && data[position..].StartsWith("'''"u8))
            {
                position = NextSegment(data, position + 3, end, isClob);
            }
            else if (b == '\\')
            {
                written += DecodeEscape(data, ref position, isClob, destination[written..]);
            }
            else if (b == '\r')
            {
                destination[written++] = (byte)'\n';
                position += data[position..].StartsWith("\r\n"u8) ? 2 : 1;
            }
            else
            {
                destination[written++] = b;
                position++;
            }
        }

        return written;
    }

    /// <summary>The position behind the quotes that open the next segment, or <paramref name="end"/>.</summary>
    private static int NextSegment(ReadOnlySpan<byte> data, int position, int end, bool isClob)
    {
        if (position >= end)
        {
            return end;
        }

        return (isClob ? SkipWhitespace(data, position) : SkipBlanks(data, position)) + 3;
    }

    private static int DecodeEscape(ReadOnlySpan<byte> data, ref int position, bool isClob, Span<byte> destination)
    {
        int start = position;
        byte code = data[position + 1];
        position += 2;
        switch (code)
        {
            case (byte)'\r':
                position += position < data.Length && data[position] == '\n' ? 1 : 0;
                return 0;
            case (byte)'\n':
                return 0;
            case (byte)'x':
                return WriteCodePoint(data, start, ReadHex(data, ref position, 2), isClob, destination);
            case (byte)'u' when !isClob:
                return WriteCodePoint(data, start, ReadUtf16(data, ref position), isClob, destination);
            case (byte)'U' when !isClob:
                return WriteCodePoint(data, start, ReadHex(data, ref position, 8), isClob, destination);
            default:
                destination[0] = SingleEscape(code) ?? throw IonException.InText(data, start, "The escape is unknown",
                    "an escape sequence");
                return 1;
        }
    }

    private static byte? SingleEscape(byte code)
    {
        return code switch
        {
            (byte)'0' => 0,
            (byte)'a' => 7,
            (byte)'b' => 8,
            (byte)'t' => 9,
            (byte)'n' => 10,
            (byte)'v' => 11,
            (byte)'f' => 12,
            (byte)'r' => 13,
            (byte)'"' or (byte)'\'' or (byte)'?' or (byte)'\\' or (byte)'/' => code,
            _ => null,
        };
    }

    private static uint ReadHex(ReadOnlySpan<byte> data, ref int position, int digits)
    {
        uint value = 0;
        for (int i = 0; i < digits; i++, position++)
        {
            int digit = position < data.Length ? TextChars.HexValue(data[position]) : -1;
            if (digit < 0)
            {
                throw IonException.InText(data, position, "The escape is cut short", "a hexadecimal digit");
            }

            value = (value << 4) | (uint)digit;
        }

        return value;
    }

    /// <summary>
    /// Reads four digits and, when they are a high surrogate, the low one that must follow in an escape of its own.
    /// </summary>
    private static uint ReadUtf16(ReadOnlySpan<byte> data, ref int position)
    {
        uint unit = ReadHex(data, ref position, 4);
        if (unit is < 0xD800 or > 0xDBFF || !data[position..].StartsWith("\\u"u8))
        {
            return unit;
        }

        int next = position + 2;
        uint low = ReadHex(data, ref next, 4);
        if (low is < 0xDC00 or > 0xDFFF)
        {
            return unit;
        }

        position = next;
        return 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
    }

    private static int WriteCodePoint(ReadOnlySpan<byte> data, int start, uint codePoint, bool isClob, Span<byte> destination)
    {
        if (isClob)
        {
            destination[0] = (byte)codePoint;
            return 1;
        }

        return Rune.TryCreate(codePoint, out Rune rune)
            ? rune.EncodeToUtf8(destination)
            : throw IonException.InText(data, start, "The escape is no Unicode scalar value",
                "a code point that is no lone surrogate");
    }
}

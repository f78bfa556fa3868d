using System;
using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Numerics;

namespace SessionTools.Ion;

/// <summary>Scalars as Ion text.</summary>
internal static class TextFormat
{
    private const byte Delete = 0x7F;

    private static readonly SearchValues<byte> s_stringStops = TextChars.MakeStops((byte)'"', Delete);
    private static readonly SearchValues<byte> s_symbolStops = TextChars.MakeStops((byte)'\'', Delete);

    public static void AppendSymbol(ByteBuffer buffer, string text)
    {
        if (SymbolText.IsPlain(text))
        {
            StrictUtf8.Append(buffer, text);
            return;
        }

        using ByteBuffer utf8 = new();
        StrictUtf8.Append(utf8, text);
        AppendQuoted(buffer, utf8.Written, (byte)'\'', s_symbolStops);
    }

    public static void AppendString(ByteBuffer buffer, ReadOnlySpan<byte> utf8)
    {
        AppendQuoted(buffer, utf8, (byte)'"', s_stringStops);
    }

    public static void AppendClob(ByteBuffer buffer, ReadOnlySpan<byte> value)
    {
        buffer.Append("{{\""u8);
        foreach (byte b in value)
        {
            if (b > 0x7E || s_stringStops.Contains(b))
            {
                AppendEscape(buffer, b);
            }
            else
            {
                buffer.Append(b);
            }
        }

        buffer.Append("\"}}"u8);
    }

    public static void AppendBlob(ByteBuffer buffer, ReadOnlySpan<byte> value)
    {
        buffer.Append("{{"u8);
        AppendBase64(buffer, value);
        buffer.Append("}}"u8);
    }

    public static void AppendBase64(ByteBuffer buffer, ReadOnlySpan<byte> value)
    {
        if (value.Length > int.MaxValue / 2)
        {
            throw new IonException("The lob is too large for text", "at most 1 GB");
        }

        Base64.EncodeToUtf8(value, buffer.GetSpan(Base64.GetMaxEncodedToUtf8Length(value.Length)), out _, out int written);
        buffer.Advance(written);
    }

    /// <summary>
    /// Appends the shortest digits that read back as the same number, always with an exponent, which makes it a float.
    /// </summary>
    public static void AppendFloat(ByteBuffer buffer, double value)
    {
        if (double.IsNaN(value))
        {
            buffer.Append("nan"u8);
            return;
        }

        if (double.IsInfinity(value))
        {
            buffer.Append(value > 0 ? "+inf"u8 : "-inf"u8);
            return;
        }

        Span<byte> digits = buffer.GetSpan(32);
        value.TryFormat(digits, out int length, "R", CultureInfo.InvariantCulture);
        bool hasExponent = digits[..length].Contains((byte)'E');
        buffer.Advance(length);
        if (!hasExponent)
        {
            buffer.Append("e0"u8);
        }
    }

    public static void AppendInt(ByteBuffer buffer, BigInteger value)
    {
        if (value.Sign < 0)
        {
            buffer.Append((byte)'-');
        }

        buffer.Append(LargeNumbers.Format(BigInteger.Abs(value)));
    }

    private static void AppendQuoted(ByteBuffer buffer, ReadOnlySpan<byte> utf8, byte quote, SearchValues<byte> stops)
    {
        buffer.Append(quote);
        while (true)
        {
            int plain = utf8.IndexOfAny(stops);
            if (plain < 0)
            {
                break;
            }

            buffer.Append(utf8[..plain]);
            AppendEscape(buffer, utf8[plain]);
            utf8 = utf8[(plain + 1)..];
        }

        buffer.Append(utf8);
        buffer.Append(quote);
    }

    private static void AppendEscape(ByteBuffer buffer, byte b)
    {
        buffer.Append((byte)'\\');
        switch (b)
        {
            case (byte)'\n':
                buffer.Append((byte)'n');
                break;
            case (byte)'\r':
                buffer.Append((byte)'r');
                break;
            case (byte)'\t':
                buffer.Append((byte)'t');
                break;
            case (byte)'"' or (byte)'\'' or (byte)'\\':
                buffer.Append(b);
                break;
            default:
                ReadOnlySpan<byte> digits = "0123456789abcdef"u8;
                buffer.Append((byte)'x');
                buffer.Append(digits[b >> 4]);
                buffer.Append(digits[b & 0xF]);
                break;
        }
    }
}

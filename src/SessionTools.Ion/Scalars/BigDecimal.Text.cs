using System;
using System.Buffers.Text;
using System.Globalization;
using System.Numerics;
using System.Text;

namespace SessionTools.Ion;

/// <summary>Decimals as Ion text ("Decimals": a point or a <c>d</c> exponent).</summary>
public readonly partial struct BigDecimal
{
    // Small numbers with this many leading zeros are still written without an exponent.
    private const int MostLeadingZeros = 6;

    /// <summary>Reads one decimal in Ion text, such as <c>-1.50</c> or <c>12d-3</c>; an integer is read as exponent 0.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The decimal.</returns>
    /// <exception cref="IonException">The text is not one decimal.</exception>
    public static BigDecimal Parse(string text)
    {
        return IonValue.Parse(text) switch
        {
            IonDecimal number => number.Value,
            IonInt number => new BigDecimal(number.Value, 0),
            _ => throw new IonException("The text is another value", "a decimal"),
        };
    }

    /// <summary>The decimal as Ion text.</summary>
    /// <returns>Text that reads back as an equal decimal.</returns>
    public override string ToString()
    {
        using ByteBuffer buffer = new();
        Format(buffer, exponentMark: (byte)'d');
        return Encoding.ASCII.GetString(buffer.Written);
    }

    /// <summary>Writes Ion text, or with <c>e</c> as the mark a JSON number.</summary>
    internal void Format(ByteBuffer buffer, byte exponentMark)
    {
        if (_negative)
        {
            buffer.Append((byte)'-');
        }

        if (_large is not null)
        {
            FormatDigits(buffer, LargeNumbers.Format((BigInteger)_large), exponentMark);
            return;
        }

        Span<byte> digits = stackalloc byte[40];
        FormatDigits(buffer, digits[..FormatSmall(digits)], exponentMark);
    }

    private int FormatSmall(Span<byte> digits)
    {
        int length;
        if (_high == 0)
        {
            Utf8Formatter.TryFormat(_low, digits, out length);
        }
        else
        {
            SmallMagnitude.TryFormat(digits, out length, default, CultureInfo.InvariantCulture);
        }

        return length;
    }

    private void FormatDigits(ByteBuffer buffer, ReadOnlySpan<byte> digits, byte exponentMark)
    {
        bool isIon = exponentMark == 'd';
        long pointAt = digits.Length + (long)_exponent;
        if (_exponent == 0)
        {
            buffer.Append(digits);
            if (isIon)
            {
                buffer.Append((byte)'.');
            }
        }
        else if (_exponent < 0 && pointAt > -MostLeadingZeros)
        {
            FormatWithPoint(buffer, digits, (int)pointAt);
        }
        else
        {
            buffer.Append(digits);
            buffer.Append(exponentMark);
            buffer.AppendNumber(_exponent);
        }
    }

    private static void FormatWithPoint(ByteBuffer buffer, ReadOnlySpan<byte> digits, int pointAt)
    {
        if (pointAt > 0)
        {
            buffer.Append(digits[..pointAt]);
            buffer.Append((byte)'.');
            buffer.Append(digits[pointAt..]);
            return;
        }

        buffer.Append("0."u8);
        for (int i = pointAt; i < 0; i++)
        {
            buffer.Append((byte)'0');
        }

        buffer.Append(digits);
    }
}

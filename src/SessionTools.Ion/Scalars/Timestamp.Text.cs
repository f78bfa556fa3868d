using System;
using System.Buffers.Text;
using System.Text;

namespace SessionTools.Ion;

/// <summary>Timestamps as Ion text, which is the W3C note's profile of ISO 8601.</summary>
public readonly partial struct Timestamp
{
    /// <summary>Reads one timestamp in Ion text, such as <c>2000-01-01T00:00:00.000Z</c>.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The timestamp.</returns>
    /// <exception cref="IonException">The text is not one timestamp.</exception>
    public static Timestamp Parse(string text)
    {
        return IonValue.Parse(text) is IonTimestamp value
            ? value.Value
            : throw new IonException("The text is another value", "a timestamp");
    }

    /// <summary>The timestamp as Ion text.</summary>
    /// <returns>Text that reads back as an equal timestamp; empty for the default.</returns>
    public override string ToString()
    {
        if (_precision == 0)
        {
            return string.Empty;
        }

        using ByteBuffer buffer = new();
        Format(buffer);
        return Encoding.ASCII.GetString(buffer.Written);
    }

    internal void Format(ByteBuffer buffer)
    {
        AppendDigits(buffer, _year, 4);
        if (_precision >= TimestampPrecision.Month)
        {
            buffer.Append((byte)'-');
            AppendDigits(buffer, _month, 2);
        }

        if (_precision >= TimestampPrecision.Day)
        {
            buffer.Append((byte)'-');
            AppendDigits(buffer, _day, 2);
        }

        if (_precision != TimestampPrecision.Day)
        {
            buffer.Append((byte)'T');
        }

        if (_precision >= TimestampPrecision.Minute)
        {
            FormatTime(buffer);
            FormatOffset(buffer);
        }
    }

    private static void AppendDigits(ByteBuffer buffer, int value, int count)
    {
        Span<byte> digits = buffer.GetSpan(count);
        for (int i = count - 1; i >= 0; i--)
        {
            digits[i] = (byte)('0' + (value % 10));
            value /= 10;
        }

        buffer.Advance(count);
    }

    private void FormatTime(ByteBuffer buffer)
    {
        AppendDigits(buffer, _hour, 2);
        buffer.Append((byte)':');
        AppendDigits(buffer, _minute, 2);
        if (_precision != TimestampPrecision.Second)
        {
            return;
        }

        buffer.Append((byte)':');
        AppendDigits(buffer, _second, 2);
        if (_fractionDigits > 0)
        {
            buffer.Append((byte)'.');
            FormatFraction(buffer);
        }
    }

    private void FormatFraction(ByteBuffer buffer)
    {
        Span<byte> small = stackalloc byte[20];
        scoped ReadOnlySpan<byte> digits;
        if (_largeFraction is null)
        {
            Utf8Formatter.TryFormat(_fraction, small, out int length);
            digits = _fraction == 0 ? default : small[..length];
        }
        else
        {
            digits = LargeNumbers.Format(LargeFraction);
        }

        int zeros = _fractionDigits - digits.Length;
        buffer.GetSpan(_fractionDigits)[..zeros].Fill((byte)'0');
        buffer.Advance(zeros);
        buffer.Append(digits);
    }

    private void FormatOffset(ByteBuffer buffer)
    {
        if (_offset == 0)
        {
            buffer.Append((byte)'Z');
            return;
        }

        int offset = _offset == UnknownOffset ? 0 : Math.Abs((int)_offset);
        buffer.Append(_offset < 0 ? (byte)'-' : (byte)'+');
        AppendDigits(buffer, offset / 60, 2);
        buffer.Append((byte)':');
        AppendDigits(buffer, offset % 60, 2);
    }
}

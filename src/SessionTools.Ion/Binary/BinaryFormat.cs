using System;
using System.Buffers.Binary;
using System.Numerics;

namespace SessionTools.Ion;

/// <summary>The pieces of binary Ion ("Basic Field Formats", "Typed Value Formats"), which Ion Hash uses too.</summary>
internal static class BinaryFormat
{
    /// <summary>The low nibble of a header whose length follows.</summary>
    public const int VarLength = 14;

    /// <summary>The low nibble of a null.</summary>
    public const int Null = 15;

    /// <summary>The type code of an annotation wrapper.</summary>
    public const int AnnotationCode = 14;

    /// <summary>The type code of a negative int.</summary>
    public const int NegativeIntCode = 3;

    /// <summary>The VarInt that stands for an unknown offset: minus zero.</summary>
    public const byte UnknownOffset = 0xC0;

    public static int VarUIntLength(ulong value)
    {
        return Math.Max(1, (BitOperations.Log2(value) / 7) + 1);
    }

    public static int WriteVarUInt(Span<byte> destination, ulong value)
    {
        int length = VarUIntLength(value);
        for (int i = length - 1; i >= 0; i--)
        {
            destination[i] = (byte)(value & 0x7F);
            value >>= 7;
        }

        destination[length - 1] |= 0x80;
        return length;
    }

    public static void AppendVarUInt(ByteBuffer buffer, ulong value)
    {
        if (value < 0x80)
        {
            buffer.Append((byte)(value | 0x80));
            return;
        }

        buffer.Advance(WriteVarUInt(buffer.GetSpan(10), value));
    }

    public static void AppendVarInt(ByteBuffer buffer, int value)
    {
        uint magnitude = (uint)Math.Abs((long)value);
        byte sign = value < 0 ? (byte)0x40 : (byte)0;
        if (magnitude < 0x40)
        {
            buffer.Append((byte)(0x80u | sign | magnitude));
            return;
        }

        // The sign takes a bit of the first byte, so a number that would fill it needs one more.
        Span<byte> bytes = buffer.GetSpan(6);
        int length = (BitOperations.Log2(magnitude) + 8) / 7;
        for (int i = length - 1; i >= 0; i--)
        {
            bytes[i] = (byte)(magnitude & 0x7F);
            magnitude >>= 7;
        }

        bytes[0] |= sign;
        bytes[length - 1] |= 0x80;
        buffer.Advance(length);
    }

    public static int UIntLength(ulong value)
    {
        return value == 0 ? 0 : (BitOperations.Log2(value) / 8) + 1;
    }

    /// <summary>Appends a magnitude, big-endian, in a given number of bytes.</summary>
    public static void AppendMagnitude(ByteBuffer buffer, ulong value, int length)
    {
        // Shifting by 64 would not shift at all, but then the length is 0 and nothing is kept.
        BinaryPrimitives.WriteUInt64BigEndian(buffer.GetSpan(sizeof(ulong)), value << (64 - (8 * length)));
        buffer.Advance(length);
    }

    public static void AppendHeader(ByteBuffer buffer, int typeCode, int length)
    {
        if (length < VarLength)
        {
            buffer.Append((byte)((typeCode << 4) | length));
            return;
        }

        buffer.Append((byte)((typeCode << 4) | VarLength));
        AppendVarUInt(buffer, (ulong)length);
    }

    public static void AppendWithHeader(ByteBuffer buffer, int typeCode, ReadOnlySpan<byte> content)
    {
        AppendHeader(buffer, typeCode, content.Length);
        buffer.Append(content);
    }

    /// <summary>Appends a value that is a magnitude: an int that is not negative, or a symbol.</summary>
    public static void AppendUInt(ByteBuffer buffer, int typeCode, ulong value)
    {
        int length = UIntLength(value);
        buffer.Append((byte)((typeCode << 4) | length));
        AppendMagnitude(buffer, value, length);
    }

    public static void AppendString(ByteBuffer buffer, ReadOnlySpan<char> text)
    {
        int typeCode = IonTypes.TypeCode(IonType.String);
        int header = buffer.Length;
        if (text.Length < VarLength)
        {
            // Most short texts are ASCII; the header is guessed so that they are encoded once, in place.
            buffer.Append(0);
            int length = StrictUtf8.Append(buffer, text);
            if (length < VarLength)
            {
                buffer.Array[header] = (byte)((typeCode << 4) | length);
                return;
            }

            buffer.Truncate(header);
        }

        using ByteBuffer content = new(text.Length * 3);
        StrictUtf8.Append(content, text);
        AppendWithHeader(buffer, typeCode, content.Written);
    }

    /// <summary>Appends the content of a decimal: nothing for <c>0.</c>, else exponent and coefficient.</summary>
    public static void AppendDecimal(ByteBuffer buffer, BigDecimal value)
    {
        if (value.IsZero && !value.IsNegative && value.Exponent == 0)
        {
            return;
        }

        AppendVarInt(buffer, value.Exponent);
        AppendCoefficient(buffer, value);
    }

    /// <summary>Appends an Int: sign bit and magnitude; nothing for a positive zero.</summary>
    public static void AppendCoefficient(ByteBuffer buffer, BigDecimal value)
    {
        byte sign = value.IsNegative ? (byte)0x80 : (byte)0;
        if (!value.IsSmall)
        {
            AppendLargeCoefficient(buffer, value, sign);
            return;
        }

        UInt128 magnitude = value.SmallMagnitude;
        ulong high = (ulong)(magnitude >> 64);
        ulong low = (ulong)magnitude;
        int lowLength = high == 0 ? UIntLength(low) : sizeof(ulong);
        int start = buffer.Length;
        AppendMagnitude(buffer, high, UIntLength(high));
        AppendMagnitude(buffer, low, lowLength);
        AddSign(buffer, start, sign);
    }

    /// <summary>Appends the content of a timestamp, in UTC.</summary>
    public static void AppendTimestamp(ByteBuffer buffer, Timestamp value)
    {
        if (value.Offset is int offset)
        {
            AppendVarInt(buffer, offset);
        }
        else
        {
            buffer.Append(UnknownOffset);
        }

        if (value.Offset is null or 0)
        {
            AppendFields(buffer, value.Precision, value.Year, value.Month, value.Day, value.Hour, value.Minute);
        }
        else
        {
            DateTime utc = value.ToUtc();
            AppendFields(buffer, value.Precision, utc.Year, utc.Month, utc.Day, utc.Hour, utc.Minute);
        }

        if (value.Precision == TimestampPrecision.Second)
        {
            buffer.Append((byte)(0x80 | value.Second));
            AppendFraction(buffer, value);
        }
    }

    public static void AppendBigMagnitude(ByteBuffer buffer, BigInteger magnitude)
    {
        int length = magnitude.GetByteCount(isUnsigned: true);
        magnitude.TryWriteBytes(buffer.GetSpan(length), out int written, isUnsigned: true, isBigEndian: true);
        buffer.Advance(written);
    }

    private static void AppendFields(ByteBuffer buffer, TimestampPrecision precision, int year, int month, int day, int hour,
        int minute)
    {
        AppendVarUInt(buffer, (ulong)year);
        if (precision >= TimestampPrecision.Month)
        {
            buffer.Append((byte)(0x80 | month));
        }

        if (precision >= TimestampPrecision.Day)
        {
            buffer.Append((byte)(0x80 | day));
        }

        if (precision >= TimestampPrecision.Minute)
        {
            buffer.Append((byte)(0x80 | hour));
            buffer.Append((byte)(0x80 | minute));
        }
    }

    private static void AppendFraction(ByteBuffer buffer, Timestamp value)
    {
        if (value.FractionDigits > 0)
        {
            AppendVarInt(buffer, -value.FractionDigits);
            AppendCoefficient(buffer, value.Fraction);
        }
    }

    private static void AppendLargeCoefficient(ByteBuffer buffer, BigDecimal value, byte sign)
    {
        int start = buffer.Length;
        AppendBigMagnitude(buffer, value.MagnitudeAsBigInteger);
        AddSign(buffer, start, sign);
    }

    /// <summary>
    /// Puts the sign into the first bit of what was appended, with one more byte in front where that bit is taken.
    /// </summary>
    private static void AddSign(ByteBuffer buffer, int start, byte sign)
    {
        int length = buffer.Length - start;
        if (length == 0)
        {
            if (sign != 0)
            {
                buffer.Append(sign);
            }

            return;
        }

        if (buffer.Array[start] >= 0x80)
        {
            buffer.Append(0);
            buffer.Array.AsSpan(start, length).CopyTo(buffer.Array.AsSpan(start + 1));
            buffer.Array[start] = 0;
        }

        buffer.Array[start] |= sign;
    }
}

using System;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace SessionTools.Ion;

/// <summary>The number formats inside binary values ("Basic Field Formats") and what is made of them.</summary>
internal ref partial struct BinaryCursor
{
    private const int SignBit = 0x40;
    private const int EndBit = 0x80;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly long ReadVarUInt(ref int position, int end)
    {
        if (position < end && _data[position] >= EndBit)
        {
            return _data[position++] & 0x7F;
        }

        return ReadLongVarUInt(ref position, end);
    }

    private readonly long ReadLongVarUInt(ref int position, int end)
    {
        long value = 0;
        while (position < end)
        {
            byte b = _data[position++];
            value = (value << 7) | (uint)(b & 0x7F);
            if (b >= EndBit)
            {
                return value;
            }

            if (value > long.MaxValue >> 7)
            {
                Fail(position, "A VarUInt is too large", "at most 63 bits");
            }
        }

        throw IonException.InBinary(position, "A VarUInt is cut short", "a byte with the end bit");
    }

    /// <summary>Reads a VarInt of 32 bits; the sign is given apart because a zero can be negative.</summary>
    private readonly int ReadVarInt(ref int position, int end, out bool isNegative)
    {
        if (position >= end)
        {
            Fail(position, "A VarInt is missing", "a byte");
        }

        int b = _data[position++];
        isNegative = (b & SignBit) != 0;
        long value = b & 0x3F;
        while (b < EndBit)
        {
            if (position >= end || value > int.MaxValue)
            {
                Fail(position, "A VarInt is cut short or too large", "a number of 32 bits");
            }

            b = _data[position++];
            value = (value << 7) | (uint)(b & 0x7F);
        }

        value = isNegative ? -value : value;
        return value is >= int.MinValue and <= int.MaxValue
            ? (int)value
            : throw IonException.InBinary(position, "A VarInt is too large", "a number of 32 bits");
    }

    /// <summary>Reads an Int, whose first bit is the sign, as the coefficient of a decimal.</summary>
    private static BigDecimal ReadCoefficient(ReadOnlySpan<byte> bytes, int exponent)
    {
        if (bytes.IsEmpty)
        {
            return new BigDecimal(negative: false, 0UL, exponent);
        }

        bool isNegative = (bytes[0] & 0x80) != 0;
        ulong first = (uint)(bytes[0] & 0x7F);
        if (bytes.Length <= sizeof(ulong))
        {
            ulong magnitude = (first << (8 * (bytes.Length - 1))) | ReadMagnitude(bytes[1..]);
            return new BigDecimal(isNegative, magnitude, exponent);
        }

        if (bytes.Length <= 16)
        {
            int highLength = bytes.Length - sizeof(ulong);
            ulong high = (first << (8 * (highLength - 1))) | ReadMagnitude(bytes[1..highLength]);
            return new BigDecimal(isNegative, new UInt128(high, ReadMagnitude(bytes[highLength..])), exponent);
        }

        BigInteger large = new(bytes[1..], isUnsigned: true, isBigEndian: true);
        large += new BigInteger(first) << (8 * (bytes.Length - 1));
        return new BigDecimal(isNegative, large, exponent);
    }

    private readonly Timestamp ReadTimestamp()
    {
        int position = _bodyStart;
        int offsetMinutes = ReadVarInt(ref position, _next, out bool isNegative);
        int? offset = offsetMinutes == 0 && isNegative ? null : offsetMinutes;
        if (offset is < -Timestamp.MaxOffset or > Timestamp.MaxOffset)
        {
            Fail(_bodyStart, "The offset is out of range", "-23:59 to 23:59");
        }

        Span<int> fields = [0, 1, 1, 0, 0, 0];
        int count = 0;
        while (count < fields.Length && position < _next)
        {
            fields[count++] = (int)Math.Min(ReadVarUInt(ref position, _next), int.MaxValue);
        }

        if (count is 0 or 4)
        {
            Fail(position, "The timestamp is cut short", "a year, or hours with minutes");
        }

        TimestampFraction fraction = position < _next ? ReadFraction(position) : default;
        TimestampPrecision precision = count switch
        {
            <= 3 => (TimestampPrecision)count,
            5 => TimestampPrecision.Minute,
            _ => TimestampPrecision.Second,
        };
        return Timestamp.FromUtc(precision, fields[0], fields[1], fields[2], fields[3], fields[4], fields[5], offset, fraction);
    }

    private readonly TimestampFraction ReadFraction(int position)
    {
        int exponent = ReadVarInt(ref position, _next, out _);
        BigDecimal fraction = ReadCoefficient(_data[position.._next], exponent);
        return TimestampFraction.From(fraction);
    }
}

using System;
using System.Buffers.Binary;
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
    private readonly BigDecimal ReadCoefficient(ReadOnlySpan<byte> bytes, int exponent)
    {
        if (bytes.IsEmpty)
        {
            return new BigDecimal(negative: false, 0UL, exponent);
        }

        bool isNegative = (bytes[0] & 0x80) != 0;
        if (bytes.Length <= sizeof(ulong))
        {
            ulong magnitude = ReadMagnitude(bytes) & ~(0x80UL << (8 * (bytes.Length - 1)));
            return new BigDecimal(isNegative, magnitude, exponent);
        }

        if (bytes.Length <= 16)
        {
            int highLength = bytes.Length - sizeof(ulong);
            ulong low = BinaryPrimitives.ReadUInt64BigEndian(bytes[highLength..]);
            ulong high = BinaryPrimitives.ReadUInt64BigEndian(bytes) >> (64 - (8 * highLength));
            high &= ~(0x80UL << (8 * (highLength - 1)));
            return new BigDecimal(isNegative, new UInt128(high, low), exponent);
        }

        BigInteger large = ReadLargeMagnitude(bytes[1..]);
        large += new BigInteger(bytes[0] & 0x7F) << (8 * (bytes.Length - 1));
        return new BigDecimal(isNegative, large, exponent);
    }

    private readonly BigInteger ReadLargeMagnitude(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > LargeNumbers.MaxBytes)
        {
            Fail(_start, LargeNumbers.TooLarge, LargeNumbers.Limit);
        }

        return new BigInteger(bytes, isUnsigned: true, isBigEndian: true);
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

        int year = ReadTimestampField(ref position);
        if (position == _next)
        {
            return new Timestamp(year);
        }

        int month = ReadTimestampField(ref position);
        if (position == _next)
        {
            return new Timestamp(year, month);
        }

        int day = ReadTimestampField(ref position);
        if (position == _next)
        {
            return new Timestamp(year, month, day);
        }

        int hour = ReadTimestampField(ref position);
        int minute = ReadTimestampField(ref position);
        if (position == _next)
        {
            return Timestamp.FromUtc(TimestampPrecision.Minute, year, month, day, hour, minute, 0, offset, default);
        }

        int second = ReadTimestampField(ref position);
        TimestampFraction fraction = position < _next ? ReadFraction(position) : default;
        return Timestamp.FromUtc(TimestampPrecision.Second, year, month, day, hour, minute, second, offset, fraction);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly int ReadTimestampField(ref int position)
    {
        return (int)Math.Min(ReadVarUInt(ref position, _next), int.MaxValue);
    }

    private readonly TimestampFraction ReadFraction(int position)
    {
        int exponent = ReadVarInt(ref position, _next, out _);
        int length = _next - position;
        if (exponent is < 0 and > -19 && length is > 0 and <= sizeof(ulong) && _data[position] < 0x80)
        {
            return TimestampFraction.FromSmall(ReadMagnitudeAt(position, length), -exponent);
        }

        BigDecimal fraction = ReadCoefficient(_data[position.._next], exponent);
        return TimestampFraction.From(fraction);
    }
}

using System;
using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Unicode;

namespace SessionTools.Ion;

/// <summary>The contents of binary scalars and the symbols around them.</summary>
internal ref partial struct BinaryCursor
{
    public readonly long FieldId => _fieldId;

    public readonly bool GetBool()
    {
        return _low == 1;
    }

    /// <summary>Gives an int that fits in 64 bits with its sign.</summary>
    public readonly bool TryGetInt64(out long value)
    {
        ReadOnlySpan<byte> body = Body;
        bool isNegative = _isNegative;
        if (body.Length > sizeof(ulong))
        {
            body = body.TrimStart((byte)0);
        }

        if (body.Length > sizeof(ulong))
        {
            value = 0;
            return false;
        }

        ulong magnitude = body.Length == _next - _bodyStart ? ReadMagnitudeAt(_bodyStart, body.Length) : ReadMagnitude(body);
        CheckNegative(isNegative, magnitude == 0);
        value = isNegative ? -(long)magnitude : (long)magnitude;
        return isNegative ? magnitude <= 1UL << 63 : magnitude <= long.MaxValue;
    }

    public readonly BigInteger GetBigInteger()
    {
        BigInteger magnitude = ReadLargeMagnitude(Body);
        CheckNegative(_isNegative, magnitude.IsZero);
        return _isNegative ? -magnitude : magnitude;
    }

    public readonly double GetDouble()
    {
        return (_next - _bodyStart) switch
        {
            0 => 0.0,
            4 => BinaryPrimitives.ReadSingleBigEndian(Body),
            _ => BinaryPrimitives.ReadDoubleBigEndian(Body),
        };
    }

    public readonly BigDecimal GetDecimal()
    {
        int position = _bodyStart;
        if (position == _next)
        {
            return default;
        }

        int exponent = ReadVarInt(ref position, _next, out _);
        return ReadCoefficient(_data[position.._next], exponent);
    }

    public readonly Timestamp GetTimestamp()
    {
        try
        {
            return ReadTimestamp();
        }
        catch (IonException e) when (e.Offset is null)
        {
            throw IonException.InBinary(_start, e.Reason, e.Expected ?? "a timestamp");
        }
    }

    /// <summary>The bytes of a string, which are checked to be UTF-8.</summary>
    public readonly ReadOnlySpan<byte> GetUtf8()
    {
        ReadOnlySpan<byte> body = Body;
        if (!Utf8.IsValid(body))
        {
            Fail(_bodyStart, "The string is not UTF-8", "well-formed UTF-8");
        }

        return body;
    }

    public readonly string GetString()
    {
        return Encoding.UTF8.GetString(GetUtf8());
    }

    public readonly ReadOnlySpan<byte> GetLob()
    {
        return Body;
    }

    public readonly long GetSymbolId()
    {
        ReadOnlySpan<byte> body = Body.TrimStart((byte)0);
        ulong id = body.Length > sizeof(ulong) ? ulong.MaxValue : ReadMagnitude(body);
        if (id > (ulong)_maxId)
        {
            Fail(_bodyStart, "The symbol is not in the symbol table", "a symbol id up to the table's highest");
        }

        return (long)id;
    }

    public readonly int AnnotationCount => _annotationCount;

    /// <summary>Gives an annotation; one after the other in order takes no search.</summary>
    public readonly long GetAnnotationId(int index)
    {
        (int next, int position) = _state.AnnotationPlace;
        if (index < next)
        {
            next = 0;
            position = _annotationsStart;
        }

        long id = ReadVarUInt(ref position, _annotationsEnd);
        for (; next < index; next++)
        {
            id = ReadVarUInt(ref position, _annotationsEnd);
        }

        _state.AnnotationPlace = (index + 1, position);
        return id;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong ReadMagnitude(ReadOnlySpan<byte> bytes)
    {
        ulong value = 0;
        foreach (byte b in bytes)
        {
            value = (value << 8) | b;
        }

        return value;
    }

    /// <summary>Reads up to eight bytes of the data at once where eight are there to be read.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly ulong ReadMagnitudeAt(int start, int length)
    {
        if (length == 0)
        {
            return 0;
        }

        return start <= _data.Length - sizeof(ulong)
            ? BinaryPrimitives.ReadUInt64BigEndian(_data[start..]) >> (64 - (8 * length))
            : ReadMagnitude(_data.Slice(start, length));
    }

    private readonly void CheckNegative(bool isNegative, bool isZero)
    {
        if (isNegative && isZero)
        {
            Fail(_start, "A negative int is zero", "a magnitude above zero");
        }
    }
}

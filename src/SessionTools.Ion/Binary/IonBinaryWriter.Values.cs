using System;
using System.Buffers.Binary;
using System.Numerics;

namespace SessionTools.Ion;

/// <summary>Scalars in binary.</summary>
public sealed partial class IonBinaryWriter
{
    // The NaN of .NET has the sign bit set, that of Ion Hash has not.
    private const uint CanonicalNaN = 0x7FC0_0000;

    private protected override void PutNull(IonType type)
    {
        _body.Append((byte)((IonTypes.TypeCode(type) << 4) | BinaryFormat.Null));
    }

    private protected override void PutBool(bool value)
    {
        _body.Append((byte)(0x10 | (value ? 1 : 0)));
    }

    private protected override void PutInt(long value)
    {
        int typeCode = value < 0 ? BinaryFormat.NegativeIntCode : IonTypes.TypeCode(IonType.Int);
        BinaryFormat.AppendUInt(_body, typeCode, value < 0 ? (ulong)-value : (ulong)value);
    }

    private protected override void PutInt(BigInteger value)
    {
        int typeCode = value.Sign < 0 ? BinaryFormat.NegativeIntCode : IonTypes.TypeCode(IonType.Int);
        BigInteger magnitude = BigInteger.Abs(value);
        BinaryFormat.AppendHeader(_body, typeCode, magnitude.GetByteCount(isUnsigned: true));
        BinaryFormat.AppendBigMagnitude(_body, magnitude);
    }

    private protected override void PutFloat(double value)
    {
        int code = IonTypes.TypeCode(IonType.Float) << 4;
        if (BitConverter.DoubleToInt64Bits(value) == 0)
        {
            _body.Append((byte)code);
        }
        else if (double.IsNaN(value) || (float)value == value)
        {
            _body.Append((byte)(code | sizeof(float)));
            uint bits = double.IsNaN(value) ? CanonicalNaN : BitConverter.SingleToUInt32Bits((float)value);
            BinaryPrimitives.WriteUInt32BigEndian(_body.GetSpan(sizeof(float)), bits);
            _body.Advance(sizeof(float));
        }
        else
        {
            _body.Append((byte)(code | sizeof(double)));
            BinaryPrimitives.WriteDoubleBigEndian(_body.GetSpan(sizeof(double)), value);
            _body.Advance(sizeof(double));
        }
    }

    private protected override void PutDecimal(BigDecimal value)
    {
        int header = StartScalar();
        BinaryFormat.AppendDecimal(_body, value);
        EndScalar(IonType.Decimal, header);
    }

    private protected override void PutTimestamp(Timestamp value)
    {
        int header = StartScalar();
        BinaryFormat.AppendTimestamp(_body, value);
        EndScalar(IonType.Timestamp, header);
    }

    private protected override void PutSymbol(SymbolToken value)
    {
        BinaryFormat.AppendUInt(_body, IonTypes.TypeCode(IonType.Symbol), (ulong)GetId(value));
    }

    private protected override void PutString(ReadOnlySpan<char> value)
    {
        BinaryFormat.AppendString(_body, value);
    }

    private protected override void PutUtf8(ReadOnlySpan<byte> utf8)
    {
        BinaryFormat.AppendWithHeader(_body, IonTypes.TypeCode(IonType.String), utf8);
    }

    private protected override void PutLob(IonType type, ReadOnlySpan<byte> value)
    {
        BinaryFormat.AppendWithHeader(_body, IonTypes.TypeCode(type), value);
    }

    private int StartScalar()
    {
        _body.Append(0);
        return _body.Length - 1;
    }

    /// <summary>Fills in the header, and moves a long content on to make room for its length.</summary>
    private void EndScalar(IonType type, int header)
    {
        int length = _body.Length - header - 1;
        int code = IonTypes.TypeCode(type) << 4;
        if (length < BinaryFormat.VarLength)
        {
            _body.Array[header] = (byte)(code | length);
            return;
        }

        int room = BinaryFormat.VarUIntLength((ulong)length);
        _body.GetSpan(room);
        _body.Advance(room);
        _body.Array.AsSpan(header + 1, length).CopyTo(_body.Array.AsSpan(header + 1 + room));
        _body.Array[header] = (byte)(code | BinaryFormat.VarLength);
        BinaryFormat.WriteVarUInt(_body.Array.AsSpan(header + 1), (ulong)length);
    }
}

using System;
using System.Buffers.Binary;
using System.Numerics;

namespace SessionTools.Ion;

/// <summary>Scalars as Ion Hash serializes them: B, type qualifier, escaped representation, E.</summary>
internal sealed partial class HashWriter
{
    private const byte NullQualifier = 0x0F;
    private const byte SymbolQualifier = 0x70;
    private const byte SymbolZeroQualifier = 0x71;
    private const ulong CanonicalNaN = 0x7FF8_0000_0000_0000;

    private protected override void PutNull(IonType type)
    {
        AppendScalar((byte)((IonTypes.TypeCode(type) << 4) | NullQualifier), []);
    }

    private protected override void PutBool(bool value)
    {
        AppendScalar((byte)(0x10 | (value ? 1 : 0)), []);
    }

    private protected override void PutInt(long value)
    {
        ulong magnitude = value < 0 ? (ulong)-value : (ulong)value;
        _scratch.Truncate(0);
        BinaryFormat.AppendMagnitude(_scratch, magnitude, BinaryFormat.UIntLength(magnitude));
        AppendScratch(IntQualifier(value < 0));
    }

    private protected override void PutInt(BigInteger value)
    {
        _scratch.Truncate(0);
        BinaryFormat.AppendBigMagnitude(_scratch, BigInteger.Abs(value));
        AppendScratch(IntQualifier(value.Sign < 0));
    }

    private protected override void PutFloat(double value)
    {
        _scratch.Truncate(0);
        ulong bits = double.IsNaN(value) ? CanonicalNaN : BitConverter.DoubleToUInt64Bits(value);
        if (bits != 0)
        {
            BinaryPrimitives.WriteUInt64BigEndian(_scratch.GetSpan(sizeof(ulong)), bits);
            _scratch.Advance(sizeof(ulong));
        }

        AppendScratch(Qualifier(IonType.Float));
    }

    private protected override void PutDecimal(BigDecimal value)
    {
        _scratch.Truncate(0);
        BinaryFormat.AppendDecimal(_scratch, value);
        AppendScratch(Qualifier(IonType.Decimal));
    }

    private protected override void PutTimestamp(Timestamp value)
    {
        _scratch.Truncate(0);
        BinaryFormat.AppendTimestamp(_scratch, value);
        AppendScratch(Qualifier(IonType.Timestamp));
    }

    private protected override void PutSymbol(SymbolToken value)
    {
        AppendSymbol(value);
    }

    private protected override void PutString(ReadOnlySpan<char> value)
    {
        _scratch.Truncate(0);
        StrictUtf8.Append(_scratch, value);
        AppendScratch(Qualifier(IonType.String));
    }

    private protected override void PutUtf8(ReadOnlySpan<byte> utf8)
    {
        AppendScalar(Qualifier(IonType.String), utf8);
    }

    private protected override void PutLob(IonType type, ReadOnlySpan<byte> value)
    {
        AppendScalar(Qualifier(type), value);
    }

    private static byte Qualifier(IonType type)
    {
        return (byte)(IonTypes.TypeCode(type) << 4);
    }

    private static byte IntQualifier(bool isNegative)
    {
        return (byte)((isNegative ? BinaryFormat.NegativeIntCode : IonTypes.TypeCode(IonType.Int)) << 4);
    }

    private void AppendSymbol(SymbolToken symbol)
    {
        if (symbol.Text is string text)
        {
            _scratch.Truncate(0);
            StrictUtf8.Append(_scratch, text);
            AppendScratch(SymbolQualifier);
        }
        else if (symbol.IsSymbolZero)
        {
            AppendScalar(SymbolZeroQualifier, []);
        }
        else
        {
            throw new IonException("The symbol " + symbol + " has unknown text and so no hash", "symbols with known text, or $0");
        }
    }

    private void AppendScratch(byte qualifier)
    {
        AppendScalar(qualifier, _scratch.Written);
    }

    private void AppendScalar(byte qualifier, ReadOnlySpan<byte> representation)
    {
        _buffer.Append(Begin);
        _buffer.Append(qualifier);
        AppendEscaped(representation);
        _buffer.Append(End);
    }
}

using System;
using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Text;
using SessionTools.Ion;

namespace SessionTools.Ledger.Values;

/// <summary>
/// Writes a value as its kind and its canonical contents. Every part tells where it ends, so parts need no frame around them.
/// </summary>
internal sealed partial class KeyWriter
{
    private readonly ArrayBufferWriter<byte> _buffer = new(32);

    public ReadOnlySpan<byte> Written => _buffer.WrittenSpan;

    public void Write(IonValue value)
    {
        ValueKind kind = ValueKinds.Of(value);
        WriteByte((byte)kind);
        switch (kind)
        {
            case ValueKind.Bool:
                WriteByte(((IonBool)value).Value ? (byte)1 : (byte)0);
                break;
            case ValueKind.Number:
                WriteNumber(value);
                break;
            case ValueKind.Timestamp:
                WriteTimestamp(((IonTimestamp)value).Value);
                break;
            case ValueKind.Text:
                WriteSymbol(value is IonSymbol symbol ? symbol.Value : new SymbolToken(((IonString)value).Value));
                break;
            case ValueKind.Clob or ValueKind.Blob:
                WriteBytes(((IonLob)value).Value.AsSpan());
                break;
            case ValueKind.List or ValueKind.Sexp:
                WriteItems((IonSequence)value);
                break;
            case ValueKind.Bag:
                WriteSorted(((IonSequence)value).Items, static (writer, item) => writer.Write(item));
                break;
            case ValueKind.Struct:
                WriteSorted(((IonStruct)value).Fields, static (writer, field) => writer.WriteField(field));
                break;
        }
    }

    private void WriteField(IonField field)
    {
        WriteSymbol(field.Name);
        Write(field.Value);
    }

    private void WriteItems(IonSequence sequence)
    {
        WriteCount(sequence.Count);
        foreach (IonValue item in sequence.Items)
        {
            Write(item);
        }
    }

    private void WriteSorted<T>(IReadOnlyCollection<T> parts, Action<KeyWriter, T> write)
    {
        List<byte[]> encoded = new(parts.Count);
        foreach (T part in parts)
        {
            KeyWriter writer = new();
            write(writer, part);
            encoded.Add(writer.Written.ToArray());
        }

        encoded.Sort(static (left, right) => left.AsSpan().SequenceCompareTo(right));
        WriteCount(encoded.Count);
        foreach (byte[] part in encoded)
        {
            _buffer.Write(part);
        }
    }

    private void WriteSymbol(SymbolToken symbol)
    {
        if (symbol.Text is string text)
        {
            WriteByte(1);
            WriteText(text);
            return;
        }

        WriteByte(0);
        WriteText(symbol.Import?.TableName ?? "");
        WriteLong(symbol.Import?.Position ?? 0);
    }

    private void WriteText(string text)
    {
        int length = Encoding.UTF8.GetByteCount(text);
        WriteCount(length);
        Encoding.UTF8.GetBytes(text, _buffer.GetSpan(length));
        _buffer.Advance(length);
    }

    private void WriteBytes(ReadOnlySpan<byte> bytes)
    {
        WriteCount(bytes.Length);
        _buffer.Write(bytes);
    }

    private void WriteCount(int count)
    {
        BinaryPrimitives.WriteInt32BigEndian(_buffer.GetSpan(sizeof(int)), count);
        _buffer.Advance(sizeof(int));
    }

    private void WriteLong(long value)
    {
        BinaryPrimitives.WriteInt64BigEndian(_buffer.GetSpan(sizeof(long)), value);
        _buffer.Advance(sizeof(long));
    }

    private void WriteByte(byte value)
    {
        _buffer.GetSpan(1)[0] = value;
        _buffer.Advance(1);
    }
}

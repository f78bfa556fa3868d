using System;

namespace SessionTools.Ion;

/// <summary>
/// The short way to the symbol table that nearly every document begins with: new symbols, all strings, and nothing else. Other
/// tables, and most errors in them, are left to <see cref="SymbolTableReader"/>.
/// </summary>
internal ref partial struct BinaryCursor
{
    private const int SymbolsField = 0x80 | SystemSymbols.Symbols;
    private const int LikelySymbolLength = 8;

    private bool UsePlainSymbols()
    {
        if (_state.KnownSymbols?.Find(_bodyStart, Body) is { } known)
        {
            UseSymbols(known);
            return true;
        }

        int position = _bodyStart;
        int end = _next;
        if (end - position < 2 || _data[position++] != SymbolsField
            || !TryReadPlainHeader(IonType.List, ref position, end, out int length) || length != end - position)
        {
            return false;
        }

        SymbolTable table = new(isInSource: true, capacity: (length / LikelySymbolLength) + 1);
        while (position < end)
        {
            if (!TryReadPlainHeader(IonType.String, ref position, end, out length))
            {
                return false;
            }

            table.AddLocal(position, length);
            position += length;
        }

        _state.KnownSymbols?.Keep(_bodyStart, Body, table);
        UseSymbols(table);
        return true;
    }

    /// <summary>
    /// Passes the header of a value of the given type if it is neither null nor annotated and ends before the limit.
    /// </summary>
    private readonly bool TryReadPlainHeader(IonType type, ref int position, int limit, out int length)
    {
        int descriptor = _data[position++];
        int low = descriptor & 0xF;
        length = low == BinaryFormat.VarLength ? (int)Math.Min(ReadVarUInt(ref position, limit), int.MaxValue) : low;
        return descriptor >> 4 == IonTypes.TypeCode(type) && low != BinaryFormat.Null && length <= limit - position;
    }
}

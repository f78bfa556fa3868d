using System;
using System.Buffers;

namespace SessionTools.Ion;

/// <summary>Passes on finished values behind the version marker and the symbol table they need.</summary>
public sealed partial class IonBinaryWriter
{
    private const byte SymbolTableAnnotation = 0x80 | SystemSymbols.SymbolTable;
    private const byte OneAnnotation = 0x81;

    private void FlushBody()
    {
        if (!_hasVersionMarker)
        {
            Output.Write(SystemSymbols.VersionMarker);
            _hasVersionMarker = true;
        }

        if (_newLocals.Count > 0 || (!_hasSymbolTable && Imports.Declared.Count > 0))
        {
            WriteSymbolTable();
        }

        WriteBody();
        _body.Truncate(0);
        _insertions.Clear();
        _inserted = 0;
    }

    private void WriteBody()
    {
        Span<byte> length = stackalloc byte[10];
        int done = 0;
        foreach (Insertion insertion in _insertions)
        {
            if (insertion.Length > 0)
            {
                Output.Write(_body.Written[done..insertion.Position]);
                Output.Write(length[..BinaryFormat.WriteVarUInt(length, (ulong)insertion.Length)]);
                done = insertion.Position;
            }
        }

        Output.Write(_body.Written[done..]);
    }

    /// <summary>Writes <c>$ion_symbol_table::{imports, symbols}</c>, which adds to the table in force if there is one.</summary>
    private void WriteSymbolTable()
    {
        using ByteBuffer content = new();
        AppendImports(content);
        using (ByteBuffer symbols = new())
        {
            foreach (string text in _newLocals)
            {
                BinaryFormat.AppendString(symbols, text);
            }

            content.Append(0x80 | SystemSymbols.Symbols);
            BinaryFormat.AppendWithHeader(content, IonTypes.TypeCode(IonType.List), symbols.Written);
        }

        using ByteBuffer wrapped = new();
        wrapped.Append(OneAnnotation);
        wrapped.Append(SymbolTableAnnotation);
        BinaryFormat.AppendWithHeader(wrapped, IonTypes.TypeCode(IonType.Struct), content.Written);
        using ByteBuffer table = new();
        BinaryFormat.AppendWithHeader(table, BinaryFormat.AnnotationCode, wrapped.Written);
        Output.Write(table.Written);
        _newLocals.Clear();
        _hasSymbolTable = true;
    }

    private void AppendImports(ByteBuffer content)
    {
        if (_hasSymbolTable)
        {
            content.Append(0x80 | SystemSymbols.Imports);
            BinaryFormat.AppendUInt(content, IonTypes.TypeCode(IonType.Symbol), SystemSymbols.SymbolTable);
            return;
        }

        if (Imports.Declared.Count == 0)
        {
            return;
        }

        using ByteBuffer list = new();
        foreach (SymbolImport import in Imports.Declared)
        {
            using ByteBuffer item = new();
            item.Append(0x80 | SystemSymbols.Name);
            BinaryFormat.AppendString(item, import.Name);
            item.Append(0x80 | SystemSymbols.Version);
            BinaryFormat.AppendUInt(item, IonTypes.TypeCode(IonType.Int), (ulong)import.Version);
            item.Append(0x80 | SystemSymbols.MaxId);
            BinaryFormat.AppendUInt(item, IonTypes.TypeCode(IonType.Int), (ulong)import.MaxId);
            BinaryFormat.AppendWithHeader(list, IonTypes.TypeCode(IonType.Struct), item.Written);
        }

        content.Append(0x80 | SystemSymbols.Imports);
        BinaryFormat.AppendWithHeader(content, IonTypes.TypeCode(IonType.List), list.Written);
    }
}

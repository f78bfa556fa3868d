using System;
using System.Collections.Generic;

namespace SessionTools.Ion;

/// <summary>Reads the struct of a local symbol table (Ion 1.0 specification, "Local Symbol Tables" and "Imports").</summary>
internal static class SymbolTableReader
{
    /// <summary>Reads the table the reader stands on. Its own symbols have the meaning of the table before it.</summary>
    public static SymbolTable Read(ref IonReader reader)
    {
        SymbolTable? locals = null;
        List<SymbolImport>? imports = null;
        bool appends = false;
        reader.StepIn();
        while (reader.Read())
        {
            if (reader.FieldNameEquals("symbols"u8))
            {
                RequireFirst(reader, locals is null);
                locals = NewTable(reader);
                ReadSymbols(ref reader, locals);
            }
            else if (reader.FieldNameEquals("imports"u8))
            {
                RequireFirst(reader, imports is null);
                imports = ReadImports(ref reader, out appends);
            }
        }

        locals ??= NewTable(reader);
        bool isAlone = (!appends || ReferenceEquals(reader.Symbols, SymbolTable.System)) && imports is not { Count: > 0 };
        SymbolTable table = isAlone
            ? locals
            : Combine(reader, appends ? reader.Symbols : NewTable(reader), imports ?? [], locals);
        reader.StepOut();
        return table;
    }

    private static SymbolTable Combine(in IonReader reader, SymbolTable table, List<SymbolImport> imports, SymbolTable locals)
    {
        foreach (SymbolImport import in imports)
        {
            if (!table.TryImport(import))
            {
                throw reader.Error("The imports have too many symbols", "fewer than 2^62 in all");
            }
        }

        table.Append(locals);
        return table;
    }

    private static SymbolTable NewTable(in IonReader reader)
    {
        return new SymbolTable(isInSource: reader.Format == IonFormat.Binary);
    }

    private static void RequireFirst(in IonReader reader, bool isFirst)
    {
        if (!isFirst)
        {
            throw reader.Error("The symbol table has a field twice", "one 'imports' and one 'symbols'");
        }
    }

    private static void ReadSymbols(ref IonReader reader, SymbolTable locals)
    {
        if (reader.Type != IonType.List || reader.IsNull)
        {
            return;
        }

        reader.StepIn();
        while (reader.Read())
        {
            if (reader.Type == IonType.String && !reader.IsNull)
            {
                reader.AddSymbolTo(locals);
            }
            else
            {
                locals.AddUnknown();
            }
        }

        reader.StepOut();
    }

    private static List<SymbolImport> ReadImports(ref IonReader reader, out bool appends)
    {
        List<SymbolImport> imports = [];
        appends = reader.Type == IonType.Symbol && !reader.IsNull
            && reader.TryGetSymbolUtf8(out ReadOnlySpan<byte> text) && text.SequenceEqual("$ion_symbol_table"u8);
        if (reader.Type != IonType.List || reader.IsNull)
        {
            return imports;
        }

        reader.StepIn();
        while (reader.Read())
        {
            if (reader.Type == IonType.Struct && !reader.IsNull && ReadImport(ref reader) is SymbolImport import)
            {
                imports.Add(import);
            }
        }

        reader.StepOut();
        return imports;
    }

    /// <summary>Reads one import; null for one without a name, which is ignored.</summary>
    private static SymbolImport? ReadImport(ref IonReader reader)
    {
        string? name = null;
        int version = 1;
        long maxId = -1;
        reader.StepIn();
        while (reader.Read())
        {
            if (reader.FieldNameEquals("name"u8))
            {
                name = reader.Type == IonType.String && !reader.IsNull ? reader.GetString() : null;
            }
            else if (reader.FieldNameEquals("version"u8))
            {
                version = (int)Math.Clamp(ReadNumber(reader, 1), 1, int.MaxValue);
            }
            else if (reader.FieldNameEquals("max_id"u8))
            {
                maxId = ReadNumber(reader, -1);
            }
        }

        SymbolImport? import = string.IsNullOrEmpty(name) || name == "$ion" ? null : Resolve(reader, name, version, maxId);
        reader.StepOut();
        return import;
    }

    private static long ReadNumber(in IonReader reader, long otherwise)
    {
        return reader.Type == IonType.Int && !reader.IsNull ? reader.GetInt64() : otherwise;
    }

    private static SymbolImport Resolve(in IonReader reader, string name, int version, long maxId)
    {
        SharedSymbolTable? table = reader.Catalog.Find(name, version);
        if (maxId < 0)
        {
            maxId = table is not null && table.Version == version
                ? table.Symbols.Length
                : throw reader.Error("The import has no max_id and its table is not in the catalog", "an int from 0 on");
        }

        return new SymbolImport(name, version, maxId, table);
    }
}

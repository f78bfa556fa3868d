using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace SessionTools.Ion;

/// <summary>
/// The symbol table in force while reading: system symbols, imports, local symbols. Local texts are kept as UTF-8 and become
/// strings only when asked for.
/// </summary>
/// <remarks>Ion 1.0 specification, "Local Symbol Tables".</remarks>
internal sealed class SymbolTable
{
    private List<ImportedRange>? _imports;
    private long _firstLocal = SystemSymbols.Count + 1;
    private int _localCount;
    private byte[] _utf8 = [];
    private int _utf8Length;
    private Local[] _locals = [];

    /// <summary>The table at the start of every stream. It is shared and must not be added to.</summary>
    public static SymbolTable System { get; } = new();

    /// <summary>The highest symbol id with a meaning.</summary>
    public long MaxId => _firstLocal + _localCount - 1;

    public bool HasImports => _imports is not null;

    public IEnumerable<SymbolImport> Imports => (_imports ?? []).Select(range => new SymbolImport(range.Name, range.Version, range.Count));

    /// <summary>Imports the positions of a shared table; false when ids would run out.</summary>
    public bool TryImport(SymbolImport import)
    {
        long count = import.MaxId;
        if (count > long.MaxValue / 2 || _firstLocal > long.MaxValue / 4)
        {
            return false;
        }

        _imports ??= [];
        _imports.Add(new ImportedRange(_firstLocal, count, import.Name, import.Version, import.Table));
        _firstLocal += count;
        return true;
    }

    public void AddLocal(ReadOnlySpan<byte> text)
    {
        Reserve(text.Length);
        text.CopyTo(_utf8.AsSpan(_utf8Length));
        _locals[_localCount++] = new Local(_utf8Length, text.Length);
        _utf8Length += text.Length;
    }

    /// <summary>Takes up an id whose text is unknown: what a null or any other value than a string does in <c>symbols</c>.</summary>
    public void AddUnknown()
    {
        Reserve(0);
        _locals[_localCount++] = new Local(0, -1);
    }

    /// <summary>Adds another table's local symbols behind these.</summary>
    public void Append(SymbolTable other)
    {
        for (int i = 0; i < other._localCount; i++)
        {
            Local local = other._locals[i];
            if (local.Length < 0)
            {
                AddUnknown();
            }
            else
            {
                AddLocal(other._utf8.AsSpan(local.Start, local.Length));
            }
        }
    }

    /// <summary>The symbol with an id from 0 to <see cref="MaxId"/>.</summary>
    public SymbolToken GetToken(long id)
    {
        if (id >= _firstLocal)
        {
            ref Local local = ref _locals[id - _firstLocal];
            return local.Length < 0 ? default : new SymbolToken(local.Text ??= Encoding.UTF8.GetString(_utf8, local.Start, local.Length));
        }

        return id <= SystemSymbols.Count ? SystemSymbols.Token((int)id) : FindImport(_imports!, id).GetToken(id);
    }

    /// <summary>The UTF-8 text of the symbol with an id from 0 to <see cref="MaxId"/>, if it is known.</summary>
    public bool TryGetUtf8(long id, out ReadOnlySpan<byte> text)
    {
        if (id >= _firstLocal)
        {
            ref Local local = ref _locals[id - _firstLocal];
            text = local.Length < 0 ? default : _utf8.AsSpan(local.Start, local.Length);
            return local.Length >= 0;
        }

        if (id <= SystemSymbols.Count)
        {
            text = SystemSymbols.Utf8((int)id);
            return id != 0;
        }

        string? imported = FindImport(_imports!, id).GetToken(id).Text;
        text = imported is null ? default : Encoding.UTF8.GetBytes(imported);
        return imported is not null;
    }

    private static ImportedRange FindImport(List<ImportedRange> imports, long id)
    {
        int low = 0;
        int high = imports.Count - 1;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            if (imports[middle].First <= id)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        return imports[low];
    }

    private void Reserve(int textLength)
    {
        if (_localCount == _locals.Length)
        {
            Array.Resize(ref _locals, Math.Max(24, _locals.Length * 2));
        }

        if (_utf8.Length - _utf8Length < textLength)
        {
            Array.Resize(ref _utf8, Math.Max(Math.Max(192, _utf8.Length * 2), _utf8Length + textLength));
        }
    }

    private struct Local(int start, int length)
    {
        public readonly int Start = start;

        /// <summary>The text's bytes, or -1 when the text is unknown.</summary>
        public readonly int Length = length;

        public string? Text;
    }

    private sealed record ImportedRange(long First, long Count, string Name, int Version, SharedSymbolTable? Table)
    {
        public SymbolToken GetToken(long id)
        {
            long position = id - First + 1;
            string? text = Table is not null && position <= Table.Symbols.Length ? Table.Symbols[(int)position - 1] : null;
            return text is null ? new SymbolToken(new ImportLocation(Name, position)) : new SymbolToken(text);
        }
    }
}

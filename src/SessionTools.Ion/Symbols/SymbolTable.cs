using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Unicode;

namespace SessionTools.Ion;

/// <summary>
/// The symbol table in force while reading: system symbols, imports, local symbols. Local texts are UTF-8, which a binary reader
/// leaves where it is in its data, and become strings only when asked for.
/// </summary>
/// <remarks>Ion 1.0 specification, "Local Symbol Tables".</remarks>
/// <param name="isInSource">Whether local texts are positions in the reader's data, which must then be handed in.</param>
/// <param name="capacity">How many local symbols there will be, if that is known.</param>
internal sealed class SymbolTable(bool isInSource, int capacity = 0)
{
    private List<ImportedRange>? _imports;
    private long _firstLocal = SystemSymbols.Count + 1;
    private int _localCount;
    private byte[] _utf8 = [];
    private int _utf8Length;
    private Local[] _locals = capacity == 0 ? [] : new Local[capacity];
    private string?[]? _texts;

    /// <summary>The table at the start of every stream. It is shared and must not be added to.</summary>
    public static SymbolTable System { get; } = new(isInSource: false);

    /// <summary>The highest symbol id with a meaning.</summary>
    public long MaxId => _firstLocal + _localCount - 1;

    public bool HasImports => _imports is not null;

    public IEnumerable<SymbolImport> Imports =>
        (_imports ?? []).Select(range => new SymbolImport(range.Name, range.Version, range.Count));

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

    /// <summary>Adds a text that stays where it is in the data, and is checked when it is asked for.</summary>
    public void AddLocal(int start, int length)
    {
        Reserve(0);
        _locals[_localCount++] = new Local(~start, length);
    }

    /// <summary>Adds a text that is known to be UTF-8.</summary>
    public void AddLocal(ReadOnlySpan<byte> text)
    {
        Reserve(text.Length);
        text.CopyTo(_utf8.AsSpan(_utf8Length));
        _locals[_localCount++] = new Local(_utf8Length, text.Length);
        _utf8Length += text.Length;
    }

    /// <summary>
    /// Takes up an id whose text is unknown: what a null or any other value than a string does in <c>symbols</c>.
    /// </summary>
    public void AddUnknown()
    {
        Reserve(0);
        _locals[_localCount++] = new Local(0, -1);
    }

    /// <summary>Adds the local symbols of another table of the same reader behind these.</summary>
    public void Append(SymbolTable other)
    {
        for (int i = 0; i < other._localCount; i++)
        {
            Local local = other._locals[i];
            if (local.Length < 0)
            {
                AddUnknown();
            }
            else if (isInSource)
            {
                AddLocal(local.Position, local.Length);
            }
            else
            {
                AddLocal(other._utf8.AsSpan(local.Position, local.Length));
            }
        }
    }

    /// <summary>The symbol with an id from 0 to <see cref="MaxId"/>.</summary>
    public SymbolToken GetToken(long id, ReadOnlySpan<byte> source)
    {
        if (id >= _firstLocal)
        {
            return GetLocal((int)(id - _firstLocal), source);
        }

        return id <= SystemSymbols.Count ? SystemSymbols.Token((int)id) : FindImport(_imports!, id).GetToken(id);
    }

    /// <summary>The UTF-8 text of the symbol with an id from 0 to <see cref="MaxId"/>, if it is known.</summary>
    public bool TryGetUtf8(long id, ReadOnlySpan<byte> source, out ReadOnlySpan<byte> text)
    {
        if (id >= _firstLocal)
        {
            ref Local local = ref _locals[id - _firstLocal];
            text = local.Length < 0 ? default : GetUtf8(ref local, source);
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

    private SymbolToken GetLocal(int index, ReadOnlySpan<byte> source)
    {
        ref Local local = ref _locals[index];
        if (local.Length < 0)
        {
            return default;
        }

        if (_texts is null || _texts.Length <= index)
        {
            Array.Resize(ref _texts, _locals.Length);
        }

        return new SymbolToken(_texts[index] ??= Encoding.UTF8.GetString(GetUtf8(ref local, source)));
    }

    private ReadOnlySpan<byte> GetUtf8(ref Local local, ReadOnlySpan<byte> source)
    {
        int position = local.Position;
        ReadOnlySpan<byte> text = isInSource ? source.Slice(position, local.Length) : _utf8.AsSpan(position, local.Length);
        if (local.Start < 0)
        {
            if (!Utf8.IsValid(text))
            {
                throw IonException.InBinary(position, "The symbol is not UTF-8", "well-formed UTF-8");
            }

            local = new Local(position, local.Length);
        }

        return text;
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

        if (!isInSource && _utf8.Length - _utf8Length < textLength)
        {
            Array.Resize(ref _utf8, Math.Max(Math.Max(192, _utf8.Length * 2), _utf8Length + textLength));
        }
    }

    /// <param name="Start">Where the text starts, complemented as long as it has not been checked.</param>
    /// <param name="Length">The text's bytes, or -1 when the text is unknown.</param>
    private readonly record struct Local(int Start, int Length)
    {
        public int Position => Start < 0 ? ~Start : Start;
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

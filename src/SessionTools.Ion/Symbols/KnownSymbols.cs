using System;

namespace SessionTools.Ion;

/// <summary>
/// The symbol table that was read last, for data after data that begins with the same one. Its texts are positions in the data, so
/// it is the same table only at the same place.
/// </summary>
internal sealed class KnownSymbols
{
    private const int LongestKept = 4096;

    private byte[] _bytes = [];
    private int _length;
    private int _start;
    private long _maxId;
    private SymbolTable? _table;

    public SymbolTable? Find(int start, ReadOnlySpan<byte> bytes)
    {
        ForgetGrown();
        return start == _start && bytes.SequenceEqual(_bytes.AsSpan(0, _length)) ? _table : null;
    }

    /// <summary>Forgets the table if symbols were appended to it: it is another one then, of any size.</summary>
    public void ForgetGrown()
    {
        if (_table?.MaxId != _maxId)
        {
            _table = null;
        }
    }

    public void Keep(int start, ReadOnlySpan<byte> bytes, SymbolTable table)
    {
        if (bytes.Length > LongestKept)
        {
            return;
        }

        if (_bytes.Length < bytes.Length)
        {
            _bytes = new byte[bytes.Length];
        }

        bytes.CopyTo(_bytes);
        _length = bytes.Length;
        _start = start;
        _maxId = table.MaxId;
        _table = table;
    }
}

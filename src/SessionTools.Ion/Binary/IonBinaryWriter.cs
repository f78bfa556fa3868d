using System;
using System.Buffers;
using System.Collections.Generic;

namespace SessionTools.Ion;

/// <summary>
/// Writes binary Ion in one pass: values go into a pooled buffer with one byte kept for each container's header; longer lengths
/// are noted beside it and put in while the buffer is passed on, behind the symbol table that it needs.
/// </summary>
/// <remarks>Ion 1.0 specification, "Ion Binary Encoding".</remarks>
public sealed partial class IonBinaryWriter : IonWriter
{
    private const int EnoughToFlush = 1 << 16;
    private const int MostKept = 1024;

    private readonly ByteBuffer _body = new();
    private readonly List<Insertion> _insertions = [];
    private readonly Dictionary<string, long> _localIds = new(StringComparer.Ordinal);
    private readonly List<string> _newLocals = [];
    private readonly NameCache<long> _recentIds = new();
    private Open[] _open = new Open[8];
    private int _openCount;
    private int _inserted;
    private bool _hasVersionMarker;
    private bool _hasSymbolTable;

    /// <summary>Starts a stream.</summary>
    /// <param name="output">Where it goes.</param>
    public IonBinaryWriter(IBufferWriter<byte> output)
        : base(output)
    {
    }

    /// <summary>Whether it has met so few names and annotations that it is worth keeping.</summary>
    internal bool IsSmall => Math.Max(_localIds.EnsureCapacity(0), AnnotationCapacity) <= MostKept;

    /// <inheritdoc/>
    public override void Flush()
    {
        if (Depth == 0 && _openCount == 0)
        {
            FlushBody();
        }
    }

    private protected override void FinishStream()
    {
        FlushBody();
        ForgetIds();
        _hasVersionMarker = false;
        _hasSymbolTable = false;
    }

    private protected override void ReturnBuffers()
    {
        _body.Dispose();
    }

    private protected override void RestartSymbols()
    {
        FlushBody();
        Imports.Declare();
        ForgetIds();
        _hasSymbolTable = false;
    }

    private protected override void BeginValue()
    {
        if (Container == IonType.Struct)
        {
            BinaryFormat.AppendVarUInt(_body, (ulong)GetId(FieldName));
        }

        ReadOnlySpan<SymbolToken> annotations = Annotations;
        if (annotations.Length > 0)
        {
            OpenHeader(BinaryFormat.AnnotationCode, annotations.Length);
            AppendAnnotations(annotations);
        }
    }

    private protected override void EndValue()
    {
        if (_openCount > 0 && _open[_openCount - 1].Annotations > 0)
        {
            CloseHeader(BinaryFormat.AnnotationCode);
        }

        if (Depth == 0 && _body.Length >= EnoughToFlush)
        {
            FlushBody();
        }
    }

    private protected override void OpenContainer(IonType type)
    {
        OpenHeader(IonTypes.TypeCode(type), annotations: 0);
    }

    private protected override void CloseContainer(IonType type)
    {
        CloseHeader(IonTypes.TypeCode(type));
    }

    private void ForgetIds()
    {
        _localIds.Clear();
        _recentIds.Clear();
    }

    private void AppendAnnotations(ReadOnlySpan<SymbolToken> annotations)
    {
        long length = 0;
        foreach (SymbolToken annotation in annotations)
        {
            length += BinaryFormat.VarUIntLength((ulong)GetId(annotation));
        }

        BinaryFormat.AppendVarUInt(_body, (ulong)length);
        foreach (SymbolToken annotation in annotations)
        {
            BinaryFormat.AppendVarUInt(_body, (ulong)GetId(annotation));
        }
    }

    /// <summary>Keeps a byte for a header, and a place in the order of insertions, which is that of their positions.</summary>
    private void OpenHeader(int typeCode, int annotations)
    {
        if (_openCount == _open.Length)
        {
            Array.Resize(ref _open, _openCount * 2);
        }

        _open[_openCount++] = new Open(_body.Length, _insertions.Count, _inserted, annotations);
        _insertions.Add(default);
        _body.Append((byte)(typeCode << 4));
    }

    private void CloseHeader(int typeCode)
    {
        Open open = _open[--_openCount];
        int length = checked(_body.Length - open.Start - 1 + (_inserted - open.Inserted));
        if (length < BinaryFormat.VarLength)
        {
            _body.Array[open.Start] = (byte)((typeCode << 4) | length);
            if (open.Insertion == _insertions.Count - 1)
            {
                _insertions.RemoveAt(open.Insertion);
            }

            return;
        }

        _body.Array[open.Start] = (byte)((typeCode << 4) | BinaryFormat.VarLength);
        _insertions[open.Insertion] = new Insertion(open.Start + 1, length);
        _inserted += BinaryFormat.VarUIntLength((ulong)length);
    }

    private long GetId(SymbolToken symbol)
    {
        if (symbol.Text is not string text)
        {
            return Imports.GetId(symbol);
        }

        if (!_recentIds.TryGet(text, out long id))
        {
            id = FindOrAdd(text);
            _recentIds.Set(text, id);
        }

        return id;
    }

    private long FindOrAdd(string text)
    {
        if (_localIds.TryGetValue(text, out long id))
        {
            return id;
        }

        if (SystemSymbols.TryFind(text, out int systemId))
        {
            return systemId;
        }

        id = Imports.FirstLocal + _localIds.Count;
        _localIds.Add(text, id);
        _newLocals.Add(text);
        return id;
    }

    /// <summary>A length to be put in behind a header; 0 where the header turned out to hold it.</summary>
    private readonly record struct Insertion(int Position, int Length);

    private readonly record struct Open(int Start, int Insertion, int Inserted, int Annotations);
}

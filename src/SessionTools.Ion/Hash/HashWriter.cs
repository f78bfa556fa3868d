using System;
using System.Buffers;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace SessionTools.Ion;

/// <summary>
/// A writer whose output is digests: one for each top-level value. Only what has not been digested yet is kept: fields of structs
/// become 32 bytes each, and long sequences are digested piece by piece.
/// </summary>
/// <remarks>Ion Hash 1.0 specification, "Serialization".</remarks>
internal sealed partial class HashWriter : IonWriter
{
    private const byte Begin = 0x0B;
    private const byte Escape = 0x0C;
    private const byte End = 0x0E;
    private const byte AnnotationQualifier = 0xE0;
    private const int EnoughToDigest = 1 << 15;

    private readonly HashFunction _function;
    private readonly ByteBuffer _buffer = new();
    private readonly ByteBuffer _scratch = new();
    private readonly ByteBuffer _digests = new();
    private readonly List<Digest> _fields = [];
    private readonly List<IncrementalHash?> _partials = [];
    private readonly FieldOrder _order;
    private readonly Stack<Value> _values = new();
    private readonly Stack<int> _structs = new();
    private int _scopeCount;
    private int _scopeStart;

    public HashWriter(HashFunction function, IBufferWriter<byte> output)
        : base(output)
    {
        _function = function;
        _order = new FieldOrder(_digests);
    }

    public override void Flush()
    {
    }

    private protected override void FinishStream()
    {
    }

    private protected override void ReturnBuffers()
    {
        _buffer.Dispose();
        _scratch.Dispose();
        _digests.Dispose();
        foreach (IncrementalHash? partial in _partials)
        {
            partial?.Dispose();
        }

        _partials.Clear();
    }

    private protected override void RestartSymbols()
    {
        Imports.Declare();
    }

    private protected override void BeginValue()
    {
        bool isField = Container == IonType.Struct;
        bool isAnnotated = Annotations.Length > 0;
        _values.Push(new Value(_scopeStart, isField, isAnnotated));
        if (isField || Depth == 0)
        {
            _scopeStart = _buffer.Length;
            _scopeCount++;
        }

        if (isField)
        {
            AppendSymbol(FieldName);
        }

        if (isAnnotated)
        {
            _buffer.Append(Begin);
            _buffer.Append(AnnotationQualifier);
            foreach (SymbolToken annotation in Annotations)
            {
                AppendSymbol(annotation);
            }
        }
    }

    private protected override void EndValue()
    {
        Value value = _values.Pop();
        if (value.IsAnnotated)
        {
            _buffer.Append(End);
        }

        if (value.IsField)
        {
            int start = _digests.Length;
            CloseScope(_digests);
            _fields.Add(new Digest(start, _digests.Length - start));
            _scopeStart = value.OuterScopeStart;
        }
        else if (Depth == 0)
        {
            _scratch.Truncate(0);
            CloseScope(_scratch);
            Output.Write(_scratch.Written);
            _scopeStart = 0;
        }
        else if (_buffer.Length - _scopeStart >= EnoughToDigest)
        {
            DigestPiece();
        }
    }

    private protected override void OpenContainer(IonType type)
    {
        _buffer.Append(Begin);
        _buffer.Append((byte)(IonTypes.TypeCode(type) << 4));
        if (type == IonType.Struct)
        {
            _structs.Push(_fields.Count);
        }
    }

    private protected override void CloseContainer(IonType type)
    {
        if (type == IonType.Struct)
        {
            AppendFields(_structs.Pop());
        }

        _buffer.Append(End);
    }

    /// <summary>Digests what the innermost scope has so far, if the function takes pieces.</summary>
    private void DigestPiece()
    {
        while (_partials.Count < _scopeCount)
        {
            _partials.Add(null);
        }

        IncrementalHash? partial = _partials[_scopeCount - 1] ??= _function.StartPartial();
        if (partial is not null)
        {
            partial.AppendData(_buffer.Written[_scopeStart..]);
            _buffer.Truncate(_scopeStart);
        }
    }

    /// <summary>Appends the digest of the innermost scope and forgets the scope.</summary>
    private void CloseScope(ByteBuffer digest)
    {
        ReadOnlySpan<byte> rest = _buffer.Written[_scopeStart..];
        IncrementalHash? partial = _scopeCount <= _partials.Count ? _partials[_scopeCount - 1] : null;
        if (partial is null)
        {
            _function.Hash(rest, digest);
        }
        else
        {
            partial.AppendData(rest);
            digest.Append(partial.GetHashAndReset());
            partial.Dispose();
            _partials[_scopeCount - 1] = null;
        }

        _buffer.Truncate(_scopeStart);
        _scopeCount--;
    }

    /// <summary>Appends a struct's field digests, sorted as unsigned bytes from the first on, and escaped.</summary>
    private void AppendFields(int first)
    {
        Span<Digest> fields = CollectionsMarshal.AsSpan(_fields)[first..];
        if (fields.IsEmpty)
        {
            return;
        }

        int start = fields[0].Start;
        fields.Sort(_order);
        foreach (Digest field in fields)
        {
            AppendEscaped(_digests.Written.Slice(field.Start, field.Length));
        }

        _fields.RemoveRange(first, _fields.Count - first);
        _digests.Truncate(start);
    }

    private void AppendEscaped(ReadOnlySpan<byte> bytes)
    {
        while (true)
        {
            int marker = bytes.IndexOfAny(Begin, Escape, End);
            if (marker < 0)
            {
                break;
            }

            _buffer.Append(bytes[..marker]);
            _buffer.Append(Escape);
            _buffer.Append(bytes[marker]);
            bytes = bytes[(marker + 1)..];
        }

        _buffer.Append(bytes);
    }

    private readonly record struct Value(int OuterScopeStart, bool IsField, bool IsAnnotated);

    private readonly record struct Digest(int Start, int Length);

    private sealed class FieldOrder(ByteBuffer digests) : IComparer<Digest>
    {
        public int Compare(Digest x, Digest y)
        {
            ReadOnlySpan<byte> all = digests.Written;
            return all.Slice(x.Start, x.Length).SequenceCompareTo(all.Slice(y.Start, y.Length));
        }
    }
}

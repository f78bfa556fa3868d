using System;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace SessionTools.Ion;

/// <summary>
/// Moves through binary Ion without copying. Lengths are checked against the enclosing container before anything is read;
/// what the scalars hold is checked when they are asked for.
/// </summary>
/// <remarks>Ion 1.0 specification, "Ion Binary Encoding".</remarks>
internal ref partial struct BinaryCursor
{
    private const byte NeedsCloserLook = 255;

    private readonly ReadOnlySpan<byte> _data;
    private readonly ReaderState _state;

    private int _next;
    private int _end;
    private int _start;
    private int _bodyStart;
    private int _annotationsStart;
    private int _annotationsEnd;
    private int _annotationCount;
    private int _low;
    private bool _isNegative;
    private long _maxId;
    private long _fieldId;
    private IonType _container;

    public BinaryCursor(ReadOnlySpan<byte> data, ReaderState state)
    {
        _data = data;
        _state = state;
        _end = data.Length;
        _maxId = SystemSymbols.Count;
        if (!data.StartsWith(SystemSymbols.VersionMarker))
        {
            Fail(0, "The version marker is missing", "E0 01 00 EA");
        }

        _next = SystemSymbols.VersionMarker.Length;
    }

    /// <summary>The current value's type; <see cref="IonType.None"/> where there is no value.</summary>
    public IonType Type { get; private set; }

    public bool IsNull { get; private set; }

    /// <summary>Whether the current value is a local symbol table.</summary>
    public bool IsSymbolTable { get; private set; }

    public readonly bool IsInStruct => _container == IonType.Struct;

    public readonly int Position => _start;

    public readonly ReadOnlySpan<byte> Data => _data;

    public readonly int BodyStart => _bodyStart;

    public readonly int BodyLength => _next - _bodyStart;

    public readonly int Depth => _state.Depth;

    private readonly ReadOnlySpan<byte> Body => _data[_bodyStart.._next];

    /// <summary>Moves to the next value of the open container or the stream.</summary>
    public bool Read()
    {
        int position = _next;
        while (position < _end)
        {
            _annotationCount = 0;
            IsSymbolTable = false;
            _start = position;
            if (_container == IonType.Struct)
            {
                _fieldId = ReadFieldId(ref position);
            }

            byte descriptor = _data[position];
            int length = ShortLengths[descriptor];
            if (length != NeedsCloserLook && length < _end - position)
            {
                SetShortValue(descriptor, position + 1, length);
                CheckFieldId();
                return true;
            }

            bool isValue = descriptor < 0xE0 ? ReadValue(position) : ReadWrapperOrMarker(position);
            if (isValue && !(IsSymbolTable && UsePlainSymbols()))
            {
                CheckFieldId();
                return true;
            }

            position = _next;
        }

        _annotationCount = 0;
        IsSymbolTable = false;
        Type = IonType.None;
        IsNull = false;
        return false;
    }

    public void StepIn()
    {
        if (!_state.CanStepIn)
        {
            Fail(_start, "The nesting is too deep", "fewer open containers");
        }

        _state.Push(new ReaderState.Frame(_end, _container));
        _end = _next;
        _next = _bodyStart;
        _container = Type;
        Type = IonType.None;
    }

    public void StepOut()
    {
        ReaderState.Frame frame = _state.Pop();
        _next = _end;
        _end = frame.End;
        _container = frame.Container;
        Type = IonType.None;
        IsNull = false;
    }

    /// <summary>Takes notice of a new symbol table.</summary>
    public void UseSymbols(SymbolTable symbols)
    {
        _state.Symbols = symbols;
        _maxId = symbols.MaxId;
    }

    /// <summary>
    /// The length of a value by its descriptor where that is all there is to it; 255 for descriptors that need a
    /// closer look: padding, nulls, lengths that follow, ordered structs, annotations and what has no meaning.
    /// </summary>
    private static ReadOnlySpan<byte> ShortLengths =>
    [
        255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
        0, 0, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
        0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 255, 255,
        255, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 255, 255,
        0, 255, 255, 255, 4, 255, 255, 255, 8, 255, 255, 255, 255, 255, 255, 255,
        0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 255, 255,
        255, 255, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 255, 255,
        0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 255, 255,
        0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 255, 255,
        0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 255, 255,
        0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 255, 255,
        0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 255, 255,
        0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 255, 255,
        0, 255, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 255, 255,
        255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
        255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
    ];

    [DoesNotReturn]
    private static void Fail(long position, string message, string expected)
    {
        throw IonException.InBinary(position, message, expected);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly long ReadFieldId(ref int position)
    {
        byte first = _data[position];
        long id;
        if (first >= 0x80)
        {
            id = first & 0x7F;
            position++;
        }
        else
        {
            id = ReadVarUInt(ref position, _end);
        }

        if (position >= _end)
        {
            Fail(position, "A field has no value", "a value");
        }

        return id;
    }

    private readonly void CheckFieldId()
    {
        if (_container == IonType.Struct && _fieldId > _maxId)
        {
            Fail(_start, "The field name is not in the symbol table", "a symbol id up to the table's highest");
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void SetShortValue(int descriptor, int bodyStart, int length)
    {
        int code = descriptor >> 4;
        _low = descriptor & 0xF;
        _isNegative = code == 3;
        Type = TypeOf(code);
        IsNull = false;
        _bodyStart = bodyStart;
        _next = bodyStart + length;
    }

    /// <summary>Reads the descriptor and length of a value with type codes 0 to 13; false for a NOP pad.</summary>
    private bool ReadValue(int position)
    {
        int descriptor = _data[position++];
        int low = descriptor & 0xF;
        int code = descriptor >> 4;
        _low = low;
        _isNegative = code == 3;
        Type = TypeOf(code);
        IsNull = low == 0xF;
        int length;
        if (low < 0xE)
        {
            length = low;
            if (code is 0 or 1 or 3 or 4 or 6 or 13)
            {
                length = CheckShortLength(code, ref position);
            }
        }
        else
        {
            length = low == 0xE ? ReadLongLength(code, ref position) : 0;
        }

        if (length > _end - position)
        {
            Fail(position, "The length is beyond the end of what encloses it", "a value inside");
        }

        _bodyStart = position;
        _next = position + length;
        return Type != IonType.None;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static IonType TypeOf(int code)
    {
        return code <= 2 ? (IonType)(code + 1) : (IonType)code;
    }

    /// <summary>The rules of types whose low nibble is not simply a length.</summary>
    private int CheckShortLength(int code, ref int position)
    {
        int low = _low;
        switch (code)
        {
            case 0:
                Type = IonType.None;
                return low;
            case 1 when low <= 1:
                return 0;
            case 3 when low > 0:
            case 4 when low is 0 or 4 or 8:
            case 6 when low > 1:
            case 13 when low != 1:
                return low;
            case 13:
                int length = ReadLength(ref position);
                return length > 0 ? length : throw IonException.InBinary(position, "An ordered struct is empty", "a field");
            default:
                throw IonException.InBinary(position - 1, "The type descriptor has no meaning", "a length that the type allows");
        }
    }

    private int ReadLongLength(int code, ref int position)
    {
        if (code is 1 or 4)
        {
            Fail(position - 1, "The type descriptor has no meaning", "a length that the type allows");
        }

        if (code == 0)
        {
            Type = IonType.None;
        }

        return ReadLength(ref position);
    }

    private readonly int ReadLength(ref int position)
    {
        long length = ReadVarUInt(ref position, _end);
        if (length > _end - position)
        {
            Fail(position, "The length is beyond the end of what encloses it", "a value inside");
        }

        return (int)length;
    }

    /// <summary>Handles type codes 14 and 15; false for a version marker, after which the search goes on.</summary>
    private bool ReadWrapperOrMarker(int position)
    {
        int descriptor = _data[position];
        if (descriptor == 0xE0 && _state.Depth == 0)
        {
            ReadVersionMarker(position);
            return false;
        }

        if (descriptor is < 0xE3 or > 0xEE)
        {
            Fail(position, "The type descriptor has no meaning", "a value");
        }

        position++;
        int length = descriptor == 0xEE ? ReadLength(ref position) : descriptor & 0xF;
        if (length > _end - position)
        {
            Fail(position, "The length is beyond the end of what encloses it", "a value inside");
        }

        ReadWrapped(position, position + length);
        IsSymbolTable = _state.Depth == 0 && Type == IonType.Struct && !IsNull && GetAnnotationId(0) == SystemSymbols.SymbolTable;
        return true;
    }

    private void ReadVersionMarker(int position)
    {
        if (!_data[position..].StartsWith(SystemSymbols.VersionMarker))
        {
            Fail(position, "The version marker is damaged or of another version", "E0 01 00 EA");
        }

        _next = position + SystemSymbols.VersionMarker.Length;
        UseSymbols(SymbolTable.System);
    }

    /// <summary>
    /// Reads an annotation wrapper's inside: at least one annotation, and one value that ends where the wrapper does.
    /// </summary>
    private void ReadWrapped(int position, int end)
    {
        long annotationsLength = ReadVarUInt(ref position, end);
        if (annotationsLength == 0 || annotationsLength >= end - position)
        {
            Fail(position, "The annotations' length does not fit", "an annotation and a value");
        }

        _annotationsStart = position;
        _annotationsEnd = position + (int)annotationsLength;
        _annotationCount = 0;
        _state.AnnotationPlace = (Index: 0, Position: position);
        while (position < _annotationsEnd)
        {
            _annotationCount++;
            if (ReadVarUInt(ref position, _annotationsEnd) > _maxId)
            {
                Fail(position, "The annotation is not in the symbol table", "a symbol id up to the table's highest");
            }
        }

        if (_data[position] >= 0xE0 || !ReadValue(position) || _next != end)
        {
            Fail(position, "The annotation wrapper does not hold exactly one value", "one value without annotations of its own");
        }
    }
}

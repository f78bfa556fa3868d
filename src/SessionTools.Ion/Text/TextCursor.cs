using System;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace SessionTools.Ion;

/// <summary>
/// Moves through Ion text in UTF-8 without copying. Moving checks the structure and where tokens end; what strings, numbers and
/// timestamps hold is checked when they are asked for.
/// </summary>
/// <remarks>Ion 1.0 specification, "Ion Text Encoding".</remarks>
internal ref partial struct TextCursor
{
    private readonly ReadOnlySpan<byte> _data;
    private readonly ReaderState _state;

    private int _position;
    private int _start;
    private int _tokenStart;
    private int _tokenEnd;
    private TextToken _token;
    private IonType _container;
    private bool _hasEscapes;
    private bool _needsSeparator;
    private TextSymbol _field;

    public TextCursor(ReadOnlySpan<byte> data, ReaderState state)
    {
        _data = data;
        _state = state;
    }

    /// <summary>The current value's type; <see cref="IonType.None"/> where there is no value.</summary>
    public IonType Type { get; private set; }

    public bool IsNull { get; private set; }

    /// <summary>Whether the current value is a local symbol table.</summary>
    public bool IsSymbolTable { get; private set; }

    public readonly bool IsInStruct => _container == IonType.Struct;

    public readonly int Position => _start;

    public readonly int Depth => _state.Depth;

    public readonly TextSymbol Field => _field;

    /// <summary>Moves to the next value of the open container or the stream.</summary>
    public bool Read()
    {
        if (_token == TextToken.Container)
        {
            int depth = _state.Depth;
            StepIn();
            LeaveTo(depth);
        }

        return ReadNext();
    }

    public void StepIn()
    {
        if (!_state.CanStepIn)
        {
            Fail(_start, "The nesting is too deep", "fewer open containers");
        }

        _state.Push(new ReaderState.Frame(0, _container));
        _container = Type;
        _token = TextToken.None;
        Type = IonType.None;
        _needsSeparator = false;
    }

    public void StepOut()
    {
        int depth = _state.Depth - 1;
        if (_token == TextToken.Container)
        {
            StepIn();
        }

        LeaveTo(depth);
        Type = IonType.None;
        IsNull = false;
    }

    public readonly IonException Error(int position, string message, string expected)
    {
        return IonException.InText(_data, position, message, expected);
    }

    [DoesNotReturn]
    private readonly void Fail(int position, string message, string expected)
    {
        throw Error(position, message, expected);
    }

    [DoesNotReturn]
    private readonly void FailValue()
    {
        Fail(_position, _position >= _data.Length ? "The text ends" : "There is an unexpected character", "a value");
    }

    /// <summary>Reads on to the end of containers that nobody looks into, without recursion.</summary>
    private void LeaveTo(int depth)
    {
        while (_state.Depth > depth)
        {
            if (!ReadNext())
            {
                _position++;
                _container = _state.Pop().Container;
                _needsSeparator = true;
            }
            else if (_token == TextToken.Container)
            {
                StepIn();
            }
        }
    }

    /// <summary>Moves on from a scalar, or from a container that has been left.</summary>
    private bool ReadNext()
    {
        _state.AnnotationCount = 0;
        IsSymbolTable = false;
        while (MoveToValue())
        {
            _start = _position;
            ReadValue();
            if (_container == IonType.None && IsSystemValue())
            {
                continue;
            }

            _needsSeparator = true;
            return true;
        }

        _token = TextToken.None;
        Type = IonType.None;
        IsNull = false;
        return false;
    }

    /// <summary>
    /// Passes separators and the field name; false at the closing bracket, which stays unread, or the end of the text.
    /// </summary>
    private bool MoveToValue()
    {
        SkipBlanks();
        if (_container == IonType.None)
        {
            return _position < _data.Length;
        }

        byte closing = _container switch
        {
            IonType.List => (byte)']',
            IonType.Sexp => (byte)')',
            _ => (byte)'}',
        };
        byte next = Peek();
        if (_needsSeparator && _container != IonType.Sexp && next != closing)
        {
            if (next != ',')
            {
                Fail(_position, "A value is followed by something else",
                    _container == IonType.List ? "',' or ']'" : "',' or '}'");
            }

            _position++;
            SkipBlanks();
            next = Peek();
        }

        if (next == closing)
        {
            return false;
        }

        if (_container == IonType.Struct)
        {
            ReadFieldName();
        }

        return true;
    }

    /// <summary>The next byte, which must be there because a container is open.</summary>
    private readonly byte Peek()
    {
        return _position < _data.Length
            ? _data[_position]
            : throw Error(_position, "The text ends inside a container", "a closing bracket");
    }

    private void ReadFieldName()
    {
        _start = _position;
        ScanToken();
        if (_token is not (TextToken.Identifier or TextToken.SymbolId or TextToken.QuotedSymbol or TextToken.ShortString or TextToken.LongString))
        {
            Fail(_start, "The field name is no symbol or string", "a field name");
        }

        _field = new TextSymbol(_token, _tokenStart, _tokenEnd, _hasEscapes);
        SkipBlanks();
        if (Peek() != ':')
        {
            Fail(_position, "The field name is not followed by a colon", "':'");
        }

        _position++;
        SkipBlanks();
    }

    private void ReadValue()
    {
        ScanToken();
        while (_token is TextToken.Identifier or TextToken.QuotedSymbol or TextToken.SymbolId && ReadAnnotationMark())
        {
            _state.AddAnnotation(new TextSymbol(_token, _tokenStart, _tokenEnd, _hasEscapes));
            SkipBlanks();
            ScanToken();
        }
    }

    private bool ReadAnnotationMark()
    {
        int end = _position;
        SkipBlanks();
        if (_position + 1 < _data.Length && _data[_position] == ':' && _data[_position + 1] == ':')
        {
            _position += 2;
            return true;
        }

        _position = end;
        return false;
    }

    /// <summary>Handles version markers, and marks local symbol tables; true when there is no value for the user.</summary>
    private bool IsSystemValue()
    {
        if (_state.AnnotationCount > 0)
        {
            IsSymbolTable = Type == IonType.Struct && !IsNull
                && GetUtf8(_state.Annotations[0]).SequenceEqual("$ion_symbol_table"u8);
            return false;
        }

        if (_token != TextToken.Identifier)
        {
            return false;
        }

        ReadOnlySpan<byte> text = _data[_tokenStart.._tokenEnd];
        if (!IsVersionMarker(text))
        {
            return false;
        }

        if (!text.SequenceEqual("$ion_1_0"u8))
        {
            Fail(_tokenStart, "The version of Ion is not supported", "$ion_1_0");
        }

        _state.Symbols = SymbolTable.System;
        return true;
    }

    private static bool IsVersionMarker(ReadOnlySpan<byte> text)
    {
        if (!text.StartsWith("$ion_"u8))
        {
            return false;
        }

        ReadOnlySpan<byte> version = text[5..];
        int middle = version.IndexOf((byte)'_');
        return middle > 0 && middle + 1 < version.Length
            && !version[..middle].ContainsAnyExceptInRange((byte)'0', (byte)'9')
            && !version[(middle + 1)..].ContainsAnyExceptInRange((byte)'0', (byte)'9');
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void SkipBlanks()
    {
        int position = _position;
        while (position < _data.Length && TextChars.IsWhitespace(_data[position]))
        {
            position++;
        }

        _position = position;
        if (position + 1 < _data.Length && _data[position] == '/')
        {
            SkipComments();
        }
    }

    private void SkipComments()
    {
        _position = TextEscapes.SkipBlanks(_data, _position);
    }
}

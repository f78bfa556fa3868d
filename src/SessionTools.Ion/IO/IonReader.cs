using System;
using System.Buffers;

namespace SessionTools.Ion;

/// <summary>
/// Pulls values out of Ion, text or binary, without building them. Nothing is copied: the data must stay as it is while it is
/// being read. Version markers, symbol tables and padding are dealt with and never shown.
/// </summary>
/// <remarks>
/// <para>
/// <see cref="Read"/> moves to the next value; the properties describe it; a <c>Get</c> method gives a scalar's contents;
/// <see cref="StepIn"/> goes into a container and <see cref="StepOut"/> behind it, wherever in it the reader stands. Lengths are
/// checked on moving, contents on getting, so what is passed over unread is not checked.
/// </para>
/// <para>
/// Reading allocates a fixed amount per reader and symbol table; a scalar costs nothing but the string asked for, or the digits
/// of a number beyond 128 bits (64 in ints and fractions of a second).
/// </para>
/// <para>
/// Refused beside what is not Ion: containers deeper than the options allow, numbers of more than 4,194,304 bits, exponents of
/// more
/// than 32 bits, and more than 65,535 digits in the fraction of a second.
/// </para>
/// <para>
/// Errors in the data are <see cref="IonException"/>, after which a reader is of no more use; asking for what is not there,
/// such as the string of an int or of a null,
/// is an <see cref="InvalidOperationException"/>.
/// </para>
/// </remarks>
public ref partial struct IonReader
{
    private readonly bool _isBinary;
    private readonly ReaderState _state;
    private BinaryCursor _binary;
    private TextCursor _text;
    private IonType _type;
    private bool _isNull;

    /// <summary>Starts before the first value; text and binary are told apart by the version marker.</summary>
    /// <param name="data">Binary Ion, or text in UTF-8 (UTF-16 and UTF-32 are recognised and converted).</param>
    /// <param name="options">Depth and catalog; the defaults when null.</param>
    /// <exception cref="IonException">The text is not well-formed Unicode, or the version marker is damaged.</exception>
    public IonReader(ReadOnlySpan<byte> data, IonReaderOptions? options = null)
        : this(data, new ReaderState(options ?? IonReaderOptions.Default))
    {
    }

    internal IonReader(ReadOnlySpan<byte> data, ReaderState state)
    {
        _state = state;
        _isBinary = TextEncodings.Detect(data) == IonFormat.Binary;
        if (_isBinary)
        {
            _binary = new BinaryCursor(data, _state);
        }
        else
        {
            _text = new TextCursor(TextEncodings.ToUtf8(data), _state);
        }
    }

    /// <summary>Starts before the first value of a sequence: in place when it is one segment, else on a joined copy.</summary>
    /// <param name="data">Binary Ion, or text in UTF-8.</param>
    /// <param name="options">Depth and catalog; the defaults when null.</param>
    /// <exception cref="IonException">As for a span, or the sequence is larger than 2 GB.</exception>
    public IonReader(ReadOnlySequence<byte> data, IonReaderOptions? options = null)
        : this(data.IsSingleSegment ? data.FirstSpan : Join(data), options)
    {
    }

    /// <summary>Whether the data is text or binary.</summary>
    public readonly IonFormat Format => _isBinary ? IonFormat.Binary : IonFormat.Text;

    /// <summary>The current value's type, <see cref="IonType.None"/> when there is no current value.</summary>
    public readonly IonType Type => _type;

    /// <summary>Whether the current value is a null of whatever type.</summary>
    public readonly bool IsNull => _isNull;

    /// <summary>How many containers have been stepped into.</summary>
    public readonly int Depth => _state.Depth;

    /// <summary>Whether the reader moves over the fields of a struct.</summary>
    public readonly bool IsInStruct => _isBinary ? _binary.IsInStruct : _text.IsInStruct;

    /// <summary>The byte at which the current value begins, with field name and annotations in binary.</summary>
    public readonly int Position => _isBinary ? _binary.Position : _text.Position;

    /// <summary>Whether the data is text or binary, by its first byte.</summary>
    /// <param name="data">The data, which may be empty.</param>
    /// <returns>Binary if it begins with the first byte of the version marker, else text.</returns>
    public static IonFormat DetectFormat(ReadOnlySpan<byte> data)
    {
        return TextEncodings.Detect(data);
    }

    /// <summary>
    /// Moves to the next value of the container or the stream; a container that was not stepped into is passed.
    /// </summary>
    /// <returns>Whether there is one.</returns>
    /// <exception cref="IonException">The data is not Ion.</exception>
    public bool Read()
    {
        return _isBinary ? ReadBinary() : ReadText();
    }

    /// <summary>Goes into the current list, s-expression or struct, before its first value.</summary>
    /// <exception cref="InvalidOperationException">The current value is no container, or null.</exception>
    /// <exception cref="IonException">The nesting is deeper than the options allow.</exception>
    public void StepIn()
    {
        if (!IonTypes.IsContainer(_type) || _isNull)
        {
            throw new InvalidOperationException("Only a list, s-expression or struct that is not null can be stepped into.");
        }

        _type = IonType.None;
        if (_isBinary)
        {
            _binary.StepIn();
        }
        else
        {
            _text.StepIn();
        }
    }

    /// <summary>Goes behind the container that was stepped into last; what remains in it is passed.</summary>
    /// <exception cref="InvalidOperationException">No container has been stepped into.</exception>
    /// <exception cref="IonException">What remains in the container is not Ion.</exception>
    public void StepOut()
    {
        if (_state.Depth == 0)
        {
            throw new InvalidOperationException("No container has been stepped into.");
        }

        _type = IonType.None;
        _isNull = false;
        if (_isBinary)
        {
            _binary.StepOut();
        }
        else
        {
            _text.StepOut();
        }
    }

    private static ReadOnlySpan<byte> Join(ReadOnlySequence<byte> data)
    {
        return data.Length <= Array.MaxLength
            ? data.ToArray()
            : throw new IonException("The data is larger than one array can hold", "less than 2 GB");
    }

    private bool ReadBinary()
    {
        bool isValue;
        while ((isValue = _binary.Read()) && _binary.IsSymbolTable)
        {
            _type = IonType.Struct;
            _isNull = false;
            ReadSymbolTable();
        }

        _type = _binary.Type;
        _isNull = _binary.IsNull;
        return isValue;
    }

    private bool ReadText()
    {
        bool isValue;
        while ((isValue = _text.Read()) && _text.IsSymbolTable)
        {
            _type = IonType.Struct;
            _isNull = false;
            ReadSymbolTable();
        }

        _type = _text.Type;
        _isNull = _text.IsNull;
        return isValue;
    }

    private void ReadSymbolTable()
    {
        _state.ReadsSymbolTable = true;
        SymbolTable table = SymbolTableReader.Read(ref this);
        _state.ReadsSymbolTable = false;
        _state.Symbols = table;
        if (_isBinary)
        {
            _binary.UseSymbols(table);
        }
    }
}

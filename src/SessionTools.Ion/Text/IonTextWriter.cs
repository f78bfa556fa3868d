using System;
using System.Buffers;
using System.Numerics;

namespace SessionTools.Ion;

/// <summary>Writes Ion text in UTF-8, compact or pretty.</summary>
/// <remarks>Ion 1.0 specification, "Ion Text Encoding".</remarks>
public sealed class IonTextWriter : IonWriter
{
    private const int EnoughToFlush = 1 << 14;
    private const int IndentWidth = 2;
    private const int LongestNameToRemember = 64;

    private readonly ByteBuffer _buffer = new();
    private readonly NameCache<byte[]?> _recentNames = new();
    private readonly IonTextOptions _options;
    private bool _isFirst = true;
    private bool _hasStarted;

    /// <summary>Starts a stream.</summary>
    /// <param name="output">Where it goes.</param>
    /// <param name="options">How it looks; compact when null.</param>
    public IonTextWriter(IBufferWriter<byte> output, IonTextOptions? options = null)
        : base(output)
    {
        _options = options ?? IonTextOptions.Compact;
    }

    /// <inheritdoc/>
    public override void Flush()
    {
        Output.Write(_buffer.Written);
        _buffer.Truncate(0);
    }

    private protected override void FinishStream()
    {
        Start();
        Flush();
        if (Imports.Declared.Count > 0)
        {
            // What is written next must not be read with these imports.
            _buffer.Append("\n$ion_1_0"u8);
        }
    }

    private protected override void ReturnBuffers()
    {
        _buffer.Dispose();
    }

    private protected override void RestartSymbols()
    {
        Imports.Declare();
        Start();
        Separate();
        _buffer.Append("$ion_symbol_table::{imports:["u8);
        bool isFirst = true;
        foreach (SymbolImport import in Imports.Declared)
        {
            _buffer.Append(isFirst ? "{name:"u8 : ",{name:"u8);
            PutString(import.Name);
            _buffer.Append(",version:"u8);
            _buffer.AppendNumber(import.Version);
            _buffer.Append(",max_id:"u8);
            _buffer.AppendNumber(import.MaxId);
            _buffer.Append((byte)'}');
            isFirst = false;
        }

        _buffer.Append("]}"u8);
        _isFirst = false;
    }

    private protected override void BeginValue()
    {
        Start();
        Separate();
        if (Container == IonType.Struct)
        {
            AppendToken(FieldName);
            _buffer.Append((byte)':');
            if (_options.IsPretty)
            {
                _buffer.Append((byte)' ');
            }
        }

        foreach (SymbolToken annotation in Annotations)
        {
            AppendToken(annotation);
            _buffer.Append("::"u8);
        }
    }

    private protected override void EndValue()
    {
        _isFirst = false;
        if (_buffer.Length >= EnoughToFlush)
        {
            Flush();
        }
    }

    private protected override void OpenContainer(IonType type)
    {
        _buffer.Append(type switch { IonType.List => (byte)'[', IonType.Sexp => (byte)'(', _ => (byte)'{' });
        _isFirst = true;
    }

    private protected override void CloseContainer(IonType type)
    {
        if (_options.IsPretty && !_isFirst)
        {
            AppendLine(Depth);
        }

        _buffer.Append(type switch { IonType.List => (byte)']', IonType.Sexp => (byte)')', _ => (byte)'}' });
    }

    private protected override void PutNull(IonType type)
    {
        _buffer.Append("null"u8);
        if (type != IonType.Null)
        {
            _buffer.Append((byte)'.');
            _buffer.Append(IonTypes.Keyword(type));
        }
    }

    private protected override void PutBool(bool value)
    {
        _buffer.Append(value ? "true"u8 : "false"u8);
    }

    private protected override void PutInt(long value)
    {
        _buffer.AppendNumber(value);
    }

    private protected override void PutInt(BigInteger value)
    {
        TextFormat.AppendInt(_buffer, value);
    }

    private protected override void PutFloat(double value)
    {
        TextFormat.AppendFloat(_buffer, value);
    }

    private protected override void PutDecimal(BigDecimal value)
    {
        value.Format(_buffer, exponentMark: (byte)'d');
    }

    private protected override void PutTimestamp(Timestamp value)
    {
        value.Format(_buffer);
    }

    private protected override void PutSymbol(SymbolToken value)
    {
        AppendToken(value);
    }

    private protected override void PutString(ReadOnlySpan<char> value)
    {
        using ByteBuffer utf8 = new(value.Length);
        StrictUtf8.Append(utf8, value);
        TextFormat.AppendString(_buffer, utf8.Written);
    }

    private protected override void PutUtf8(ReadOnlySpan<byte> utf8)
    {
        TextFormat.AppendString(_buffer, utf8);
    }

    private protected override void PutLob(IonType type, ReadOnlySpan<byte> value)
    {
        if (type == IonType.Clob)
        {
            TextFormat.AppendClob(_buffer, value);
        }
        else
        {
            TextFormat.AppendBlob(_buffer, value);
        }
    }

    private void Start()
    {
        if (!_hasStarted)
        {
            _hasStarted = true;
            if (_options.WritesVersionMarker)
            {
                _buffer.Append("$ion_1_0"u8);
                _isFirst = false;
            }
        }
    }

    /// <summary>Writes what parts a value from the one before it, or from the bracket.</summary>
    private void Separate()
    {
        bool isTop = Container == IonType.None;
        if (!_isFirst && !isTop && Container != IonType.Sexp)
        {
            _buffer.Append((byte)',');
        }

        if (isTop)
        {
            if (!_isFirst)
            {
                _buffer.Append((byte)'\n');
            }
        }
        else if (_options.IsPretty)
        {
            AppendLine(Depth);
        }
        else if (!_isFirst && Container == IonType.Sexp)
        {
            _buffer.Append((byte)' ');
        }
    }

    private void AppendLine(int depth)
    {
        _buffer.Append((byte)'\n');
        int blanks = depth * IndentWidth;
        _buffer.GetSpan(blanks)[..blanks].Fill((byte)' ');
        _buffer.Advance(blanks);
    }

    private void AppendName(string text)
    {
        if (_recentNames.TryGet(text, out byte[]? written))
        {
            _buffer.Append(written);
            return;
        }

        int start = _buffer.Length;
        TextFormat.AppendSymbol(_buffer, text);
        if (text.Length <= LongestNameToRemember)
        {
            _recentNames.Set(text, _buffer.Written[start..].ToArray());
        }
    }

    private void AppendToken(SymbolToken symbol)
    {
        if (symbol.Text is string text)
        {
            AppendName(text);
            return;
        }

        long id = Imports.GetId(symbol);
        _buffer.Append((byte)'$');
        _buffer.AppendNumber(id);
    }
}

using System;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace SessionTools.Ion;

/// <summary>The contents of the current value.</summary>
public ref partial struct IonReader
{
    /// <summary>How many annotations the current value has.</summary>
    public readonly int AnnotationCount =>
        Type == IonType.None ? 0 : _isBinary ? _binary.AnnotationCount : _state.AnnotationCount;

    /// <summary>The name of the current field.</summary>
    /// <exception cref="InvalidOperationException">The current value is no field.</exception>
    public readonly SymbolToken FieldName
    {
        get
        {
            RequireField();
            return _isBinary ? _state.Symbols.GetToken(_binary.FieldId, _binary.Data) : _text.GetToken(_text.Field);
        }
    }

    internal readonly SymbolTable Symbols => _state.Symbols;

    internal readonly SymbolCatalog Catalog => _state.Options.Catalog;

    /// <summary>Compares the current field's name without making a string.</summary>
    /// <param name="utf8">The name in UTF-8.</param>
    /// <returns>Whether the field has that name.</returns>
    /// <exception cref="InvalidOperationException">The current value is no field.</exception>
    public readonly bool FieldNameEquals(ReadOnlySpan<byte> utf8)
    {
        return TryGetFieldNameUtf8(out ReadOnlySpan<byte> name) && name.SequenceEqual(utf8);
    }

    /// <summary>Gives the current field's name in UTF-8 if its text is known.</summary>
    /// <param name="name">The name, good until the next call.</param>
    /// <returns>Whether the text is known.</returns>
    /// <exception cref="InvalidOperationException">The current value is no field.</exception>
    public readonly bool TryGetFieldNameUtf8(out ReadOnlySpan<byte> name)
    {
        RequireField();
        return _isBinary
            ? _state.Symbols.TryGetUtf8(_binary.FieldId, _binary.Data, out name)
            : _text.TryGetUtf8(_text.Field, out name);
    }

    /// <summary>One annotation of the current value.</summary>
    /// <param name="index">From 0 to <see cref="AnnotationCount"/> - 1, outermost first.</param>
    /// <returns>The annotation.</returns>
    public readonly SymbolToken GetAnnotation(int index)
    {
        CheckAnnotation(index);
        return _isBinary
            ? _state.Symbols.GetToken(_binary.GetAnnotationId(index), _binary.Data)
            : _text.GetToken(_state.Annotations[index]);
    }

    /// <summary>Gives one annotation of the current value in UTF-8 if its text is known.</summary>
    /// <param name="index">From 0 to <see cref="AnnotationCount"/> - 1, outermost first.</param>
    /// <param name="text">The text, good until the next call.</param>
    /// <returns>Whether the text is known.</returns>
    public readonly bool TryGetAnnotationUtf8(int index, out ReadOnlySpan<byte> text)
    {
        CheckAnnotation(index);
        return _isBinary
            ? _state.Symbols.TryGetUtf8(_binary.GetAnnotationId(index), _binary.Data, out text)
            : _text.TryGetUtf8(_state.Annotations[index], out text);
    }

    /// <summary>The current bool.</summary>
    /// <returns>True or false.</returns>
    public readonly bool GetBool()
    {
        Require(IonType.Bool);
        return _isBinary ? _binary.GetBool() : _text.GetBool();
    }

    /// <summary>The current int, which must fit in 64 bits.</summary>
    /// <returns>The number.</returns>
    /// <exception cref="IonException">The int is larger.</exception>
    public readonly long GetInt64()
    {
        return TryGetInt64(out long value) ? value : throw Error("The int is too large", "an int of 64 bits");
    }

    /// <summary>Gives the current int if it fits in 64 bits.</summary>
    /// <param name="value">The number, or 0.</param>
    /// <returns>Whether it fits.</returns>
    public readonly bool TryGetInt64(out long value)
    {
        Require(IonType.Int);
        return _isBinary ? _binary.TryGetInt64(out value) : _text.TryGetInt64(out value);
    }

    /// <summary>The current int, of any size.</summary>
    /// <returns>The number.</returns>
    public readonly BigInteger GetBigInteger()
    {
        Require(IonType.Int);
        return _isBinary ? _binary.GetBigInteger() : _text.GetBigInteger();
    }

    /// <summary>The current float.</summary>
    /// <returns>The number; 32-bit floats are widened.</returns>
    public readonly double GetDouble()
    {
        Require(IonType.Float);
        return _isBinary ? _binary.GetDouble() : _text.GetDouble();
    }

    /// <summary>The current decimal.</summary>
    /// <returns>The number, exactly.</returns>
    /// <exception cref="IonException">The exponent does not fit in 32 bits.</exception>
    public readonly BigDecimal GetDecimal()
    {
        Require(IonType.Decimal);
        return _isBinary ? _binary.GetDecimal() : _text.GetDecimal();
    }

    /// <summary>The current timestamp.</summary>
    /// <returns>The timestamp, exactly.</returns>
    /// <exception cref="IonException">A field is out of range, or there are more than 65,535 fraction digits.</exception>
    public readonly Timestamp GetTimestamp()
    {
        Require(IonType.Timestamp);
        return _isBinary ? _binary.GetTimestamp() : _text.GetTimestamp();
    }

    /// <summary>The current symbol.</summary>
    /// <returns>The symbol.</returns>
    public readonly SymbolToken GetSymbol()
    {
        Require(IonType.Symbol);
        return _isBinary ? _state.Symbols.GetToken(_binary.GetSymbolId(), _binary.Data) : _text.GetSymbol();
    }

    /// <summary>Gives the current symbol's text in UTF-8 if it is known.</summary>
    /// <param name="text">The text, good until the next call.</param>
    /// <returns>Whether the text is known.</returns>
    public readonly bool TryGetSymbolUtf8(out ReadOnlySpan<byte> text)
    {
        Require(IonType.Symbol);
        return _isBinary
            ? _state.Symbols.TryGetUtf8(_binary.GetSymbolId(), _binary.Data, out text)
            : _text.TryGetSymbolUtf8(out text);
    }

    /// <summary>The current string as a new .NET string.</summary>
    /// <returns>The text.</returns>
    public readonly string GetString()
    {
        Require(IonType.String);
        return _isBinary ? _binary.GetString() : _text.GetString();
    }

    /// <summary>The current string in UTF-8, without escapes.</summary>
    /// <returns>The bytes, good until the next call.</returns>
    public readonly ReadOnlySpan<byte> GetUtf8()
    {
        Require(IonType.String);
        return _isBinary ? _binary.GetUtf8() : _text.GetUtf8();
    }

    /// <summary>The octets of the current clob or blob.</summary>
    /// <returns>The octets, good until the next call.</returns>
    public readonly ReadOnlySpan<byte> GetLob()
    {
        if (Type is not (IonType.Clob or IonType.Blob) || IsNull)
        {
            throw Misuse("clob or blob");
        }

        return _isBinary ? _binary.GetLob() : _text.GetLob();
    }

    /// <summary>Adds the current string to a symbol table in the making.</summary>
    internal readonly void AddSymbolTo(SymbolTable table)
    {
        if (_isBinary)
        {
            table.AddLocal(_binary.BodyStart, _binary.BodyLength);
        }
        else
        {
            table.AddLocal(_text.GetUtf8());
        }
    }

    internal readonly IonException Error(string message, string expected)
    {
        return _isBinary
            ? IonException.InBinary(_binary.Position, message, expected)
            : _text.Error(_text.Position, message, expected);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly void Require(IonType type)
    {
        if (Type != type || IsNull)
        {
            throw Misuse(type.ToString());
        }
    }

    private readonly void RequireField()
    {
        if (!IsInStruct || Type == IonType.None)
        {
            throw new InvalidOperationException("The reader does not stand on a field.");
        }
    }

    private readonly void CheckAnnotation(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, AnnotationCount);
    }

    private readonly InvalidOperationException Misuse(string wanted)
    {
        string current = IsNull ? "null." + Type : Type.ToString();
        return new InvalidOperationException("The reader stands on " + current + ", not on " + wanted + ".");
    }
}

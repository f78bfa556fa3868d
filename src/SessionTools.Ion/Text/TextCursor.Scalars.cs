using System;
using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Numerics;
using System.Text;

namespace SessionTools.Ion;

/// <summary>What the tokens mean.</summary>
internal ref partial struct TextCursor
{
    private readonly ReadOnlySpan<byte> Token => _data[_tokenStart.._tokenEnd];

    public readonly bool GetBool()
    {
        return _token == TextToken.True;
    }

    public readonly bool TryGetInt64(out long value)
    {
        return TextNumbers.TryParseInt64(_token, Token, out value);
    }

    public readonly BigInteger GetBigInteger()
    {
        return TextNumbers.TryParseBigInteger(_token, Token, out BigInteger value)
            ? value
            : throw Error(_tokenStart, LargeNumbers.TooLarge, LargeNumbers.Limit);
    }

    public readonly double GetDouble()
    {
        switch (_token)
        {
            case TextToken.Nan:
                return double.NaN;
            case TextToken.PlusInfinity:
                return double.PositiveInfinity;
            case TextToken.MinusInfinity:
                return double.NegativeInfinity;
        }

        ReadOnlySpan<byte> token = Token;
        if (token.Contains((byte)'_'))
        {
            token = WithoutUnderscores(token);
        }

        return double.Parse(token, NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    public readonly BigDecimal GetDecimal()
    {
        return TextNumbers.TryParseDecimal(Token, out BigDecimal value)
            ? value
            : throw Error(_tokenStart, "The decimal is out of range",
                "an exponent of 32 bits and a coefficient of at most 4,194,304");
    }

    public readonly Timestamp GetTimestamp()
    {
        TextTimestamp parser = new(Token);
        try
        {
            return parser.Parse();
        }
        catch (IonException e) when (e.Offset is null)
        {
            throw Error(_tokenStart + parser.Position, e.Reason, e.Expected ?? "a timestamp");
        }
    }

    public readonly string GetString()
    {
        return Encoding.UTF8.GetString(GetUtf8());
    }

    /// <summary>The text of a string or of a symbol that is not written as an id.</summary>
    public readonly ReadOnlySpan<byte> GetUtf8()
    {
        return GetUtf8(new TextSymbol(_token, _tokenStart, _tokenEnd, _hasEscapes));
    }

    /// <summary>The symbol that the current token is, or its text as a symbol.</summary>
    public readonly SymbolToken GetSymbol()
    {
        return GetToken(new TextSymbol(_token, _tokenStart, _tokenEnd, _hasEscapes));
    }

    public readonly SymbolToken GetToken(TextSymbol symbol)
    {
        return symbol.Kind == TextToken.SymbolId
            ? _state.Symbols.GetToken(ParseSymbolId(_data[symbol.Start..symbol.End]), source: default)
            : new SymbolToken(_state.Texts.Get(GetUtf8(symbol)));
    }

    /// <summary>The text, if it is known; a symbol id of unknown text gives false.</summary>
    public readonly bool TryGetUtf8(TextSymbol symbol, out ReadOnlySpan<byte> text)
    {
        if (symbol.Kind == TextToken.SymbolId)
        {
            return _state.Symbols.TryGetUtf8(ParseSymbolId(_data[symbol.Start..symbol.End]), source: default, out text);
        }

        text = GetUtf8(symbol);
        return true;
    }

    public readonly bool TryGetSymbolUtf8(out ReadOnlySpan<byte> text)
    {
        return TryGetUtf8(new TextSymbol(_token, _tokenStart, _tokenEnd, _hasEscapes), out text);
    }

    public readonly ReadOnlySpan<byte> GetLob()
    {
        if (_token == TextToken.Blob)
        {
            return DecodeBase64();
        }

        int nonAscii = Token.IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
        if (nonAscii >= 0)
        {
            Fail(_tokenStart + nonAscii, "The clob has a character that is not ASCII", "an escape sequence");
        }

        return _hasEscapes ? Decode(_tokenStart, _tokenEnd, _token == TextToken.LongClob, isClob: true) : Token;
    }

    private readonly ReadOnlySpan<byte> GetUtf8(TextSymbol symbol)
    {
        if (symbol.Kind == TextToken.SymbolId)
        {
            _state.Symbols.TryGetUtf8(ParseSymbolId(_data[symbol.Start..symbol.End]), source: default,
                out ReadOnlySpan<byte> text);
            return text;
        }

        return symbol.HasEscapes
            ? Decode(symbol.Start, symbol.End, symbol.Kind == TextToken.LongString, isClob: false)
            : _data[symbol.Start..symbol.End];
    }

    private readonly ReadOnlySpan<byte> Decode(int start, int end, bool isLong, bool isClob)
    {
        Span<byte> scratch = _state.GetScratch(end - start);
        return scratch[..TextEscapes.Decode(_data, start, end, isLong, isClob, scratch)];
    }

    private readonly ReadOnlySpan<byte> WithoutUnderscores(ReadOnlySpan<byte> token)
    {
        Span<byte> scratch = _state.GetScratch(token.Length);
        int length = 0;
        foreach (byte b in token)
        {
            scratch[length] = b;
            length += b == '_' ? 0 : 1;
        }

        return scratch[..length];
    }

    private readonly ReadOnlySpan<byte> DecodeBase64()
    {
        Span<byte> scratch = _state.GetScratch(_tokenEnd - _tokenStart);
        int length = 0;
        foreach (byte b in Token)
        {
            scratch[length] = b;
            length += TextChars.IsWhitespace(b) ? 0 : 1;
        }

        scratch = scratch[..length];
        if (Base64.DecodeFromUtf8InPlace(scratch, out int written) != OperationStatus.Done)
        {
            Fail(_tokenStart, "The blob is not Base64", "Base64 with its padding");
        }

        return scratch[..written];
    }
}

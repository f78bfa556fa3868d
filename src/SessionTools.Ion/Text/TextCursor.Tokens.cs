using System;

namespace SessionTools.Ion;

/// <summary>Finds where tokens end and what they are.</summary>
internal ref partial struct TextCursor
{
    private void ScanToken()
    {
        if (_position >= _data.Length)
        {
            FailValue();
        }

        IsNull = false;
        _hasEscapes = false;
        _tokenStart = _position;
        byte first = _data[_position];
        if (TextChars.IsIdentifierStart(first))
        {
            ScanIdentifier();
        }
        else if (TextChars.IsDigit(first))
        {
            ScanNumber(_position);
        }
        else
        {
            ScanPunctuation(first);
        }
    }

    private void ScanPunctuation(byte first)
    {
        switch (first)
        {
            case (byte)'"':
                Type = IonType.String;
                _token = TextToken.ShortString;
                ScanShortString();
                break;
            case (byte)'\'':
                ScanSingleQuote();
                break;
            case (byte)'[':
                OpenContainer(IonType.List);
                break;
            case (byte)'(':
                OpenContainer(IonType.Sexp);
                break;
            case (byte)'{' when _position + 1 < _data.Length && _data[_position + 1] == '{':
                ScanLob();
                break;
            case (byte)'{':
                OpenContainer(IonType.Struct);
                break;
            default:
                ScanSign(first);
                break;
        }
    }

    private void OpenContainer(IonType type)
    {
        Type = type;
        _token = TextToken.Container;
        _position++;
    }

    private void SetToken(TextToken token, IonType type, int end)
    {
        _token = token;
        Type = type;
        _tokenEnd = end;
        _position = end;
    }

    private readonly bool StartsWith(int position, ReadOnlySpan<byte> expected)
    {
        return _data[position..].StartsWith(expected);
    }

    /// <summary>Reads a sign before a number or an infinity, or an operator, which only an s-expression can hold.</summary>
    private void ScanSign(byte first)
    {
        int next = _position + 1;
        bool isMinus = first == '-';
        if (isMinus && next < _data.Length && TextChars.IsDigit(_data[next]))
        {
            ScanNumber(next);
        }
        else if ((isMinus || first == '+') && StartsWith(next, "inf"u8) && EndsWord(next + 3))
        {
            SetToken(isMinus ? TextToken.MinusInfinity : TextToken.PlusInfinity, IonType.Float, next + 3);
        }
        else if (_container == IonType.Sexp && TextChars.IsOperator(first))
        {
            ScanOperator(next);
        }
        else
        {
            FailValue();
        }
    }

    private void ScanOperator(int end)
    {
        while (end < _data.Length && TextChars.IsOperator(_data[end]) && !StartsWith(end, "//"u8) && !StartsWith(end, "/*"u8))
        {
            end++;
        }

        SetToken(TextToken.Operator, IonType.Symbol, end);
    }

    private readonly bool EndsWord(int position)
    {
        return position >= _data.Length || !TextChars.IsIdentifierPart(_data[position]);
    }

    private void ScanIdentifier()
    {
        int end = _position + 1;
        while (end < _data.Length && TextChars.IsIdentifierPart(_data[end]))
        {
            end++;
        }

        ReadOnlySpan<byte> word = _data[_position..end];
        SetToken(TextToken.Identifier, IonType.Symbol, end);
        if (word[0] == '$')
        {
            ScanSymbolId(word);
        }
        else if (word.Length is >= 3 and <= 5)
        {
            ScanKeyword(word);
        }
    }

    private void ScanKeyword(ReadOnlySpan<byte> word)
    {
        if (word.SequenceEqual("null"u8))
        {
            ScanNull();
        }
        else if (word.SequenceEqual("true"u8))
        {
            SetToken(TextToken.True, IonType.Bool, _tokenEnd);
        }
        else if (word.SequenceEqual("false"u8))
        {
            SetToken(TextToken.False, IonType.Bool, _tokenEnd);
        }
        else if (word.SequenceEqual("nan"u8))
        {
            SetToken(TextToken.Nan, IonType.Float, _tokenEnd);
        }
    }

    private void ScanNull()
    {
        IonType type = IonType.Null;
        int end = _tokenEnd;
        if (end < _data.Length && _data[end] == '.')
        {
            int wordStart = end + 1;
            end = wordStart;
            while (end < _data.Length && TextChars.IsIdentifierPart(_data[end]))
            {
                end++;
            }

            type = IonTypes.FromKeyword(_data[wordStart..end]);
            if (type == IonType.None)
            {
                Fail(wordStart, "The null has no such type", "the name of a type");
            }
        }

        SetToken(TextToken.Null, type, end);
        IsNull = true;
    }

    private void ScanSymbolId(ReadOnlySpan<byte> word)
    {
        if (word.Length == 1 || word[1..].ContainsAnyExceptInRange((byte)'0', (byte)'9'))
        {
            return;
        }

        _token = TextToken.SymbolId;
        if (ParseSymbolId(word) > _state.Symbols.MaxId)
        {
            Fail(_tokenStart, "The symbol is not in the symbol table", "a symbol id up to the table's highest");
        }
    }

    /// <summary>The number in <c>$10</c>, or more than any table has.</summary>
    private static long ParseSymbolId(ReadOnlySpan<byte> word)
    {
        long id = 0;
        foreach (byte digit in word[1..])
        {
            if (id > long.MaxValue / 16)
            {
                return long.MaxValue;
            }

            id = (id * 10) + (digit - '0');
        }

        return id;
    }

    private void ScanNumber(int digits)
    {
        int end = digits;
        if (_data[end] == '0' && end + 1 < _data.Length && (_data[end + 1] | 0x20) is 'x' or 'b')
        {
            ScanRadix(end + 2, isHex: (_data[end + 1] | 0x20) == 'x');
            return;
        }

        while (end < _data.Length && TextChars.IsDigit(_data[end]))
        {
            end++;
        }

        if (end - _position == 4 && end < _data.Length && _data[end] is (byte)'-' or (byte)'T')
        {
            ScanTimestamp(end);
            return;
        }

        end = ScanUnderscores(end);
        if (_data[digits] == '0' && end - digits > 1)
        {
            Fail(digits, "The number starts with zeros", "one zero, or another digit");
        }

        TextToken token = ScanFraction(ref end);
        FinishNumber(token, end);
    }

    private void FinishNumber(TextToken token, int end)
    {
        RequireNumberEnd(end);
        SetToken(token, token switch { TextToken.Float => IonType.Float, TextToken.Decimal => IonType.Decimal,
            _ => IonType.Int }, end);
    }

    private readonly void RequireNumberEnd(int end)
    {
        if (end < _data.Length && !TextChars.EndsNumber(_data[end]) && !StartsWith(end, "//"u8) && !StartsWith(end, "/*"u8))
        {
            Fail(end, "The number runs into something else", "a digit, a blank or punctuation");
        }
    }

    /// <summary>Goes on behind digits over groups of one underscore and digits.</summary>
    private readonly int ScanUnderscores(int end)
    {
        while (end + 1 < _data.Length && _data[end] == '_' && TextChars.IsDigit(_data[end + 1]))
        {
            end++;
            while (end < _data.Length && TextChars.IsDigit(_data[end]))
            {
                end++;
            }
        }

        return end;
    }

    private readonly int ScanDigits(int end)
    {
        while (end < _data.Length && TextChars.IsDigit(_data[end]))
        {
            end++;
        }

        return end;
    }

    private readonly TextToken ScanFraction(ref int end)
    {
        TextToken token = TextToken.DecimalInt;
        if (end < _data.Length && _data[end] == '.')
        {
            token = TextToken.Decimal;
            int digits = ScanDigits(end + 1);
            end = digits == end + 1 ? digits : ScanUnderscores(digits);
        }

        if (end < _data.Length && (_data[end] | 0x20) is 'e' or 'd')
        {
            token = (_data[end] | 0x20) == 'e' ? TextToken.Float : TextToken.Decimal;
            int digits = end + 1;
            if (digits < _data.Length && _data[digits] is (byte)'+' or (byte)'-')
            {
                digits++;
            }

            end = ScanDigits(digits);
            if (end == digits)
            {
                Fail(end, "The exponent is missing", "a digit");
            }
        }

        return token;
    }

    private void ScanRadix(int start, bool isHex)
    {
        int end = start;
        bool wasDigit = false;
        while (end < _data.Length && (IsRadixDigit(_data[end], isHex) || (wasDigit && _data[end] == '_')))
        {
            wasDigit = _data[end] != '_';
            end++;
        }

        if (!wasDigit)
        {
            Fail(end, "The number does not end with a digit", isHex ? "a hexadecimal digit" : "a binary digit");
        }

        FinishNumber(isHex ? TextToken.HexInt : TextToken.BinaryInt, end);
    }

    private static bool IsRadixDigit(byte b, bool isHex)
    {
        return isHex ? TextChars.IsHexDigit(b) : b is (byte)'0' or (byte)'1';
    }

    private void ScanTimestamp(int end)
    {
        while (end < _data.Length
            && (TextChars.IsDigit(_data[end]) || _data[end] is (byte)'-' or (byte)':' or (byte)'T' or (byte)'.' or (byte)'+' or (byte)'Z'))
        {
            end++;
        }

        RequireNumberEnd(end);
        SetToken(TextToken.Timestamp, IonType.Timestamp, end);
    }
}

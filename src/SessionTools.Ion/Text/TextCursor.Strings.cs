using System;
using System.Buffers;

namespace SessionTools.Ion;

/// <summary>Finds the ends of strings, quoted symbols and lobs.</summary>
internal ref partial struct TextCursor
{
    private void ScanShortString()
    {
        ScanQuoted(_position + 1, TextChars.ShortStringStops, (byte)'"');
    }

    private void ScanSingleQuote()
    {
        if (StartsWith(_position, "'''"u8))
        {
            Type = IonType.String;
            _token = TextToken.LongString;
            ScanLongSegments(isClob: false);
            return;
        }

        Type = IonType.Symbol;
        _token = TextToken.QuotedSymbol;
        ScanQuoted(_position + 1, TextChars.QuoteStops, (byte)'\'');
    }

    /// <summary>Finds the closing quote; the token is what lies between the quotes.</summary>
    private void ScanQuoted(int start, SearchValues<byte> stops, byte quote)
    {
        int end = start;
        while (true)
        {
            int found = _data[end..].IndexOfAny(stops);
            if (found < 0)
            {
                Fail(_data.Length, "The text ends inside quotes", "a closing quote");
            }

            end += found;
            byte stop = _data[end];
            if (stop == quote)
            {
                break;
            }

            end = PassStop(end, isLong: false);
        }

        _tokenStart = start;
        _tokenEnd = end;
        _position = end + 1;
    }

    /// <summary>Passes an escape, or a control character if it may stand there.</summary>
    private int PassStop(int position, bool isLong)
    {
        byte stop = _data[position];
        if (stop == '\\')
        {
            _hasEscapes = true;
            bool isCrLf = StartsWith(position + 1, "\r\n"u8);
            return position + (isCrLf ? 3 : 2) <= _data.Length
                ? position + (isCrLf ? 3 : 2)
                : throw Error(position, "The text ends inside an escape", "an escape sequence");
        }

        bool isNewline = stop is (byte)'\n' or (byte)'\r';
        if (!TextChars.IsWhitespace(stop) || (isNewline && !isLong))
        {
            Fail(position, "There is a control character in the text", "an escape sequence");
        }

        // A CR has to be turned into LF when the text is asked for.
        _hasEscapes |= stop == '\r';
        return position + 1;
    }

    /// <summary>
    /// Finds the end of a run of long segments. One plain segment gives a token of its contents; otherwise the token is the
    /// whole run, to be put together when asked for.
    /// </summary>
    private void ScanLongSegments(bool isClob)
    {
        int start = _position;
        int segments = 0;
        int end;
        do
        {
            end = ScanLongSegment(_position + 3);
            segments++;
            _position = isClob ? TextEscapes.SkipWhitespace(_data, end) : TextEscapes.SkipBlanks(_data, end);
        }
        while (StartsWith(_position, "'''"u8));

        _hasEscapes |= segments > 1;
        _position = end;
        _tokenStart = _hasEscapes ? start : start + 3;
        _tokenEnd = _hasEscapes ? end : end - 3;
    }

    /// <summary>The position behind the closing quotes.</summary>
    private int ScanLongSegment(int position)
    {
        while (true)
        {
            int found = _data[position..].IndexOfAny(TextChars.QuoteStops);
            if (found < 0)
            {
                Fail(_data.Length, "The text ends inside a long string", "'''");
            }

            position += found;
            if (StartsWith(position, "'''"u8))
            {
                return position + 3;
            }

            position = _data[position] == '\'' ? position + 1 : PassStop(position, isLong: true);
        }
    }

    private void ScanLob()
    {
        int start = _position;
        _position = TextEscapes.SkipWhitespace(_data, _position + 2);
        if (StartsWith(_position, "\""u8))
        {
            Type = IonType.Clob;
            _token = TextToken.ShortClob;
            ScanShortString();
        }
        else if (StartsWith(_position, "'''"u8))
        {
            Type = IonType.Clob;
            _token = TextToken.LongClob;
            ScanLongSegments(isClob: true);
        }
        else
        {
            ScanBlob();
        }

        _position = TextEscapes.SkipWhitespace(_data, _position);
        if (!StartsWith(_position, "}}"u8))
        {
            Fail(_position, "The lob is not closed", "'}}'");
        }

        _start = start;
        _position += 2;
    }

    private void ScanBlob()
    {
        int length = _data[_position..].IndexOf((byte)'}');
        if (length < 0)
        {
            Fail(_data.Length, "The text ends inside a blob", "'}}'");
        }

        int start = _position;
        SetToken(TextToken.Blob, IonType.Blob, start + length);
        _tokenStart = start;
    }
}

using System;
using System.Globalization;
using SessionTools.Ion;

namespace SessionTools.Ledger.PartiQL.Lexing;

internal sealed partial class Lexer
{
    /// <summary>Reads an Ion literal; a backtick in a string, symbol or comment of the Ion does not end it.</summary>
    private Token IonLiteral()
    {
        SourcePosition start = _reader.Position;
        _reader.Advance();
        int from = _reader.Index;
        while (_reader.Current != '`')
        {
            if (_reader.AtEnd)
            {
                throw Error(start, "the Ion literal has no end; expected `");
            }

            SkipIonPart(start);
        }

        string text = _reader.Text[from.._reader.Index];
        _reader.Advance();
        return new Token(TokenKind.Ion, start, text, ParseIon(text, start));
    }

    private void SkipIonPart(SourcePosition start)
    {
        if (_reader.StartsWith("'''"))
        {
            SkipIonQuoted("'''", start);
        }
        else if (_reader.Current is '\'' or '"')
        {
            SkipIonQuoted(_reader.Current == '"' ? "\"" : "'", start);
        }
        else if (_reader.StartsWith("//"))
        {
            SkipLine();
        }
        else if (_reader.StartsWith("/*"))
        {
            SkipBlockComment();
        }
        else if (_reader.StartsWith("{{"))
        {
            SkipIonLob(start);
        }
        else
        {
            _reader.Advance();
        }
    }

    private void SkipIonQuoted(string quote, SourcePosition start)
    {
        _reader.Advance(quote.Length);
        while (!_reader.StartsWith(quote))
        {
            if (_reader.Current == '\\')
            {
                _reader.Advance();
            }

            if (_reader.AtEnd)
            {
                throw Error(start, $"the Ion literal has text without an end; expected {quote}");
            }

            _reader.Advance();
        }

        _reader.Advance(quote.Length);
    }

    /// <summary>Base64 may hold two slashes in a row, which are no comment there.</summary>
    private void SkipIonLob(SourcePosition start)
    {
        _reader.Advance(2);
        while (_reader.Current is not ('}' or '`'))
        {
            if (_reader.AtEnd)
            {
                throw Error(start, "the Ion literal has no end; expected `");
            }

            if (_reader.Current is '\'' or '"')
            {
                SkipIonPart(start);
            }
            else
            {
                _reader.Advance();
            }
        }
    }

    private static IonValue ParseIon(string text, SourcePosition start)
    {
        try
        {
            return IonValue.Parse(text);
        }
        catch (IonException e)
        {
            throw new PartiQLException(PartiQLErrorKind.Lexer, PlaceOf(e, start), "not an Ion value: " + ReasonOf(e), e);
        }
    }

    private static SourcePosition PlaceOf(IonException e, SourcePosition start)
    {
        return (e.Line, e.Column) switch
        {
            (1, int column) => new SourcePosition(start.Line, start.Column + column),
            (int line, int column) => new SourcePosition(start.Line + line - 1, column),
            _ => start,
        };
    }

    /// <summary>The message without its place, which counts from the start of the literal.</summary>
    private static string ReasonOf(IonException e)
    {
        string place = string.Create(CultureInfo.InvariantCulture, $" at line {e.Line}, column {e.Column}");
        return e.Message.Replace(place, "", StringComparison.Ordinal).TrimEnd('.');
    }
}

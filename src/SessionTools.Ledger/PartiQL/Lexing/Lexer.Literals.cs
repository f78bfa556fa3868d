using System;
using System.Globalization;
using System.Numerics;
using System.Text;
using SessionTools.Ion;

namespace SessionTools.Ledger.PartiQL.Lexing;

internal sealed partial class Lexer
{
    /// <summary>Far beyond the 38 digits that a computation keeps, and short enough to be converted at once.</summary>
    private const int MostDigits = 1000;

    private const int LargestExponent = 1_000_000;

    private Token StringLiteral()
    {
        SourcePosition start = _reader.Position;
        string text = Quoted('\'', "string");
        return new Token(TokenKind.String, start, text, new IonString(text));
    }

    private Token QuotedIdentifier()
    {
        SourcePosition start = _reader.Position;
        string text = Quoted('"', "quoted identifier");
        return text.Length > 0
            ? new Token(TokenKind.QuotedIdentifier, start, text)
            : throw Error(start, "a quoted identifier must not be empty");
    }

    /// <summary>Reads up to the closing quote; a doubled quote stands for one.</summary>
    private string Quoted(char quote, string what)
    {
        SourcePosition start = _reader.Position;
        StringBuilder text = new();
        _reader.Advance();
        while (_reader.Current != quote || _reader.Peek(1) == quote)
        {
            if (_reader.AtEnd)
            {
                throw Error(start, $"the {what} has no end; expected {quote}");
            }

            int from = _reader.Index;
            _reader.Advance();
            text.Append(_reader.Text, from, _reader.Index - from);
            if (_reader.Text[from] == quote)
            {
                _reader.Advance();
            }
        }

        _reader.Advance();
        return text.ToString();
    }

    private Token Number()
    {
        SourcePosition start = _reader.Position;
        int from = _reader.Index;
        SkipDigits();
        int whole = _reader.Index;
        if (_reader.Current == '.')
        {
            _reader.Advance();
            SkipDigits();
        }

        int mantissaEnd = _reader.Index;
        if (_reader.Current is 'e' or 'E')
        {
            SkipExponent();
        }

        if (IsNamePart(_reader.Current))
        {
            throw Error(start, $"a number must not run into '{_reader.Current}'");
        }

        string text = _reader.Text[from.._reader.Index];
        IonValue value = NumberValue(text, whole - from, mantissaEnd - from, start);
        return new Token(TokenKind.Number, start, text, value);
    }

    private void SkipDigits()
    {
        while (char.IsAsciiDigit(_reader.Current))
        {
            _reader.Advance();
        }
    }

    private void SkipExponent()
    {
        _reader.Advance();
        if (_reader.Current is '+' or '-')
        {
            _reader.Advance();
        }

        if (!char.IsAsciiDigit(_reader.Current))
        {
            throw Error(_reader.Position, "the exponent of the number has no digit");
        }

        SkipDigits();
    }

    /// <summary>An integer, or with a point or an exponent an exact decimal, never a float.</summary>
    private static IonValue NumberValue(string text, int whole, int mantissaEnd, SourcePosition start)
    {
        if (mantissaEnd > MostDigits)
        {
            throw Error(start, $"a number has at most {MostDigits} digits");
        }

        if (whole == text.Length)
        {
            return new IonInt(BigInteger.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture));
        }

        string digits = text[..mantissaEnd].Replace(".", "", StringComparison.Ordinal);
        BigInteger coefficient = BigInteger.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
        int fraction = digits.Length - whole;
        return new IonDecimal(new BigDecimal(coefficient, Exponent(text.AsSpan(mantissaEnd), start) - fraction));
    }

    private static int Exponent(ReadOnlySpan<char> text, SourcePosition start)
    {
        if (text.IsEmpty)
        {
            return 0;
        }

        bool isInRange = int.TryParse(text[1..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int exponent)
            && Math.Abs((long)exponent) <= LargestExponent;
        return isInRange ? exponent : throw Error(start, $"the exponent of a number lies between -{LargestExponent} and {LargestExponent}");
    }
}

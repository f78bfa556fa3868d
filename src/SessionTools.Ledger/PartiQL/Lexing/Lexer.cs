using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace SessionTools.Ledger.PartiQL.Lexing;

/// <summary>Cuts a statement into tokens.</summary>
/// <remarks>
/// PartiQL specification, "Data Types and Literals" and "Identifiers"; Amazon QLDB Developer Guide, "PartiQL reference".
/// </remarks>
internal sealed partial class Lexer
{
    private readonly CharacterReader _reader;
    private readonly List<Token> _tokens = [];

    private Lexer(string text)
    {
        _reader = new CharacterReader(text);
    }

    /// <summary>All tokens, the last of kind <see cref="TokenKind.End"/>.</summary>
    /// <exception cref="PartiQLException">The text cannot be cut into tokens.</exception>
    public static List<Token> Tokenize(string text)
    {
        Lexer lexer = new(text);
        lexer.SkipTrivia();
        while (!lexer._reader.AtEnd)
        {
            lexer._tokens.Add(lexer.Next());
            lexer.SkipTrivia();
        }

        lexer._tokens.Add(new Token(TokenKind.End, lexer._reader.Position, ""));
        return lexer._tokens;
    }

    private Token Next()
    {
        char current = _reader.Current;
        if (IsNameStart(current))
        {
            return Word();
        }

        if (char.IsAsciiDigit(current) || (current == '.' && char.IsAsciiDigit(_reader.Peek(1))))
        {
            return Number();
        }

        return current switch
        {
            '\'' => StringLiteral(),
            '"' => QuotedIdentifier(),
            '`' => IonLiteral(),
            _ => Sign(),
        };
    }

    private void SkipTrivia()
    {
        while (!_reader.AtEnd)
        {
            if (char.IsWhiteSpace(_reader.Current))
            {
                _reader.Advance();
            }
            else if (_reader.StartsWith("--"))
            {
                SkipLine();
            }
            else if (_reader.StartsWith("/*"))
            {
                SkipBlockComment();
            }
            else
            {
                return;
            }
        }
    }

    private void SkipLine()
    {
        while (!_reader.AtEnd && _reader.Current is not ('\n' or '\r'))
        {
            _reader.Advance();
        }
    }

    private void SkipBlockComment()
    {
        SourcePosition start = _reader.Position;
        _reader.Advance(2);
        while (!_reader.StartsWith("*/"))
        {
            if (_reader.AtEnd)
            {
                throw Error(start, "the comment has no end; expected '*/'");
            }

            _reader.Advance();
        }

        _reader.Advance(2);
    }

    private Token Word()
    {
        SourcePosition start = _reader.Position;
        int from = _reader.Index;
        while (IsNamePart(_reader.Current))
        {
            _reader.Advance();
        }

        string text = _reader.Text[from.._reader.Index];
        return new Token(Keywords.IsReserved(text) ? TokenKind.Keyword : TokenKind.Identifier, start, text);
    }

    private Token Sign()
    {
        SourcePosition start = _reader.Position;
        foreach ((string sign, TokenKind kind) in Signs.All)
        {
            if (_reader.StartsWith(sign))
            {
                _reader.Advance(sign.Length);
                return new Token(kind, start, sign);
            }
        }

        int from = _reader.Index;
        _reader.Advance();
        throw Error(start, $"unexpected character {Show(_reader.Text[from.._reader.Index])}");
    }

    private static bool IsNameStart(char c)
    {
        return char.IsAsciiLetter(c) || c is '_' or '$';
    }

    private static bool IsNamePart(char c)
    {
        return IsNameStart(c) || char.IsAsciiDigit(c);
    }

    private static string Show(string character)
    {
        Rune rune = Rune.GetRuneAt(character, 0);
        string code = rune.Value.ToString("X4", CultureInfo.InvariantCulture);
        return Rune.IsControl(rune) || rune.Value > sbyte.MaxValue ? $"U+{code}" : $"'{character}'";
    }

    private static PartiQLException Error(SourcePosition position, string reason)
    {
        return new PartiQLException(PartiQLErrorKind.Lexer, position, reason);
    }
}

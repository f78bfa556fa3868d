using System.Globalization;
using System.Text;

namespace SessionTools.Ledger.PartiQL.Lexing;

/// <summary>Walks over the text by code points and counts lines and columns.</summary>
internal sealed class CharacterReader(string text)
{
    /// <summary>What <see cref="Peek"/> gives behind the last character.</summary>
    public const char End = '\0';

    private int _line = 1;
    private int _column = 1;

    public string Text { get; } = text;

    public int Index { get; private set; }

    public bool AtEnd => Index >= Text.Length;

    public SourcePosition Position => new(_line, _column);

    public char Current => Peek(0);

    public char Peek(int offset)
    {
        return Index + offset < Text.Length ? Text[Index + offset] : End;
    }

    public bool StartsWith(string sign)
    {
        return string.CompareOrdinal(Text, Index, sign, 0, sign.Length) == 0;
    }

    /// <summary>Steps over one code point.</summary>
    /// <exception cref="PartiQLException">Half of a surrogate pair stands there.</exception>
    public void Advance()
    {
        char current = Text[Index];
        if (char.IsSurrogate(current) && !Rune.TryGetRuneAt(Text, Index, out _))
        {
            string code = ((int)current).ToString("X4", CultureInfo.InvariantCulture);
            throw new PartiQLException(PartiQLErrorKind.Lexer, Position, $"unpaired surrogate U+{code}");
        }

        Index += char.IsSurrogate(current) ? 2 : 1;
        bool endsLine = current == '\n' || (current == '\r' && Current != '\n');
        _line += endsLine ? 1 : 0;
        _column = endsLine ? 1 : _column + 1;
    }

    public void Advance(int count)
    {
        for (int i = 0; i < count; i++)
        {
            Advance();
        }
    }
}

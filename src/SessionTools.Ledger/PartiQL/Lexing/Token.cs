using System;
using SessionTools.Ion;

namespace SessionTools.Ledger.PartiQL.Lexing;

/// <summary>A word or sign of a statement.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Position">Its first character.</param>
/// <param name="Text">The name or sign; the word as written for keywords and identifiers, without quotes.</param>
/// <param name="Value">The value of a string, number or Ion literal.</param>
internal readonly record struct Token(TokenKind Kind, SourcePosition Position, string Text, IonValue? Value = null)
{
    private const int LongestShown = 40;

    /// <summary>Whether this is the word, in any case and without quotes.</summary>
    public bool Is(string word)
    {
        return Kind is TokenKind.Keyword or TokenKind.Identifier && Text.Equals(word, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The token as an error message names it.</summary>
    public string Describe()
    {
        return Kind switch
        {
            TokenKind.End => "the end of the statement",
            TokenKind.Keyword => $"keyword {Text.ToUpperInvariant()}",
            TokenKind.Identifier => $"identifier {Shorten(Text)}",
            TokenKind.QuotedIdentifier => $"identifier \"{Shorten(Text)}\"",
            TokenKind.String => $"string '{Shorten(Text)}'",
            TokenKind.Number => $"number {Shorten(Text)}",
            TokenKind.Ion => $"Ion literal `{Shorten(Text)}`",
            _ => $"'{Text}'",
        };
    }

    private static string Shorten(string text)
    {
        if (text.Length <= LongestShown)
        {
            return text;
        }

        int length = char.IsHighSurrogate(text[LongestShown - 1]) ? LongestShown - 1 : LongestShown;
        return string.Concat(text.AsSpan(0, length), "...");
    }
}

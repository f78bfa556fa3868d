namespace SessionTools.Ledger.PartiQL.Lexing;

/// <summary>The signs of the language, a longer one before the shorter ones it starts with.</summary>
internal static class Signs
{
    public static (string Text, TokenKind Kind)[] All { get; } =
    [
        ("<<", TokenKind.LeftBag),
        (">>", TokenKind.RightBag),
        ("<=", TokenKind.LessOrEqual),
        (">=", TokenKind.GreaterOrEqual),
        ("<>", TokenKind.NotEqual),
        ("!=", TokenKind.NotEqual),
        ("||", TokenKind.Concat),
        ("<", TokenKind.Less),
        (">", TokenKind.Greater),
        ("=", TokenKind.Equal),
        ("+", TokenKind.Plus),
        ("-", TokenKind.Minus),
        ("*", TokenKind.Star),
        ("/", TokenKind.Slash),
        ("%", TokenKind.Percent),
        (".", TokenKind.Dot),
        (",", TokenKind.Comma),
        (":", TokenKind.Colon),
        (";", TokenKind.Semicolon),
        ("?", TokenKind.Parameter),
        ("@", TokenKind.At),
        ("(", TokenKind.LeftParenthesis),
        (")", TokenKind.RightParenthesis),
        ("[", TokenKind.LeftBracket),
        ("]", TokenKind.RightBracket),
        ("{", TokenKind.LeftBrace),
        ("}", TokenKind.RightBrace),
    ];
}

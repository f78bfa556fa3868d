using System;

namespace SessionTools.Qldb;

/// <summary>Tells statements that only read from those that write, by their first keyword.</summary>
internal static class StatementKind
{
    /// <summary>
    /// Whether a statement only reads. In QLDB's dialect every query begins with SELECT, perhaps in brackets; whatever else a
    /// statement may begin with changes something (a FROM at the beginning is that of FROM ... SET).
    /// </summary>
    public static bool IsRead(string statement)
    {
        ReadOnlySpan<char> rest = SkipToKeyword(statement);
        return rest.StartsWith("SELECT", StringComparison.OrdinalIgnoreCase) && (rest.Length == 6 || !IsNamePart(rest[6]));
    }

    private static ReadOnlySpan<char> SkipToKeyword(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            if (char.IsWhiteSpace(text[0]) || text[0] == '(')
            {
                text = text[1..];
            }
            else if (text.StartsWith("--", StringComparison.Ordinal))
            {
                text = After(text, text.IndexOfAny('\n', '\r'), 1);
            }
            else if (text.StartsWith("/*", StringComparison.Ordinal))
            {
                int end = text[2..].IndexOf("*/", StringComparison.Ordinal);
                text = After(text, end < 0 ? end : end + 2, 2);
            }
            else
            {
                break;
            }
        }

        return text;
    }

    private static ReadOnlySpan<char> After(ReadOnlySpan<char> text, int index, int length) => index < 0 ? [] : text[(index + length)..];

    private static bool IsNamePart(char character) => char.IsLetterOrDigit(character) || character is '_' or '$';
}

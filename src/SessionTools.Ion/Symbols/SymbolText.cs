using System;
using System.Text;

namespace SessionTools.Ion;

/// <summary>How a symbol's text is written: plain, or in quotes where it could be taken for something else.</summary>
internal static class SymbolText
{
    public static string Format(string text)
    {
        using ByteBuffer buffer = new();
        TextFormat.AppendSymbol(buffer, text);
        return Encoding.UTF8.GetString(buffer.Written);
    }

    /// <summary>
    /// Whether text can stand without quotes: an identifier that is no keyword, no symbol id and no version marker.
    /// </summary>
    public static bool IsPlain(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || text[0] > 0x7F || !TextChars.IsIdentifierStart((byte)text[0]))
        {
            return false;
        }

        foreach (char c in text)
        {
            if (c > 0x7F || !TextChars.IsIdentifierPart((byte)c))
            {
                return false;
            }
        }

        return text[0] == '$' ? !IsReserved(text[1..]) : text is not ("null" or "true" or "false" or "nan");
    }

    /// <summary>Whether what follows a dollar sign makes it a symbol id or looks like a version marker.</summary>
    private static bool IsReserved(ReadOnlySpan<char> text)
    {
        bool isNumber = !text.IsEmpty && !text.ContainsAnyExceptInRange('0', '9');
        return isNumber || text.StartsWith("ion_");
    }
}

using System;
using System.Collections.Generic;
using System.Text;
using SessionTools.Ion;
using SessionTools.Ledger.PartiQL.Syntax;

namespace SessionTools.Ledger.Values;

/// <summary>
/// Functions over strings and symbols, counted in code points. Their results are strings. An unknown argument makes the result
/// NULL; one of another type is an error.
/// </summary>
internal static class TextFunctions
{
    /// <summary><c>||</c>: MISSING or NULL if an operand is, MISSING if an operand is no text.</summary>
    public static IonValue Concat(IonValue left, IonValue right)
    {
        if (left is IonNull || right is IonNull)
        {
            return PartiQLValue.Unknown(left, right);
        }

        string? leftText = PartiQLValue.Text(left);
        string? rightText = PartiQLValue.Text(right);
        return leftText is null || rightText is null ? PartiQLValue.Missing : new IonString(leftText + rightText);
    }

    /// <summary>CHAR_LENGTH and CHARACTER_LENGTH.</summary>
    public static IonValue CharLength(IonValue text)
    {
        return text is IonNull ? PartiQLValue.Null : CountCodePoints(Arguments.Text("CHAR_LENGTH", text));
    }

    /// <summary>LOWER.</summary>
    public static IonValue Lower(IonValue text)
    {
        return text is IonNull ? PartiQLValue.Null : TextCase.ToLower(Arguments.Text("LOWER", text));
    }

    /// <summary>UPPER.</summary>
    public static IonValue Upper(IonValue text)
    {
        return text is IonNull ? PartiQLValue.Null : TextCase.ToUpper(Arguments.Text("UPPER", text));
    }

    /// <summary>
    /// SUBSTRING: from a place that counts from 1 and may lie before the text; the length, null when not written, counts from
    /// that place.
    /// </summary>
    public static IonValue Substring(IonValue text, IonValue start, IonValue? length)
    {
        if (text is IonNull || start is IonNull || length is IonNull)
        {
            return PartiQLValue.Null;
        }

        string source = Arguments.Text("SUBSTRING", text);
        long from = Arguments.Int("SUBSTRING", start);
        long count = length is null ? long.MaxValue : Arguments.Int("SUBSTRING", length);
        if (count < 0)
        {
            throw new ValueException("Argument 3 of SUBSTRING has to be at least 0");
        }

        long end = from > 0 && count > long.MaxValue - from ? long.MaxValue : from + count;
        int first = Offset(source, Math.Max(0, from - 1));
        int last = Offset(source, Math.Max(0, length is null ? long.MaxValue : end - 1));
        return last <= first ? "" : source[first..last];
    }

    /// <summary>TRIM; the characters, null for blanks, are taken away in any order.</summary>
    public static IonValue Trim(TrimSide side, IonValue? characters, IonValue text)
    {
        if (text is IonNull || characters is IonNull)
        {
            return PartiQLValue.Null;
        }

        HashSet<Rune> unwanted = [];
        foreach (Rune rune in (characters is null ? " " : Arguments.Text("TRIM", characters)).EnumerateRunes())
        {
            unwanted.Add(rune);
        }

        ReadOnlySpan<char> rest = Arguments.Text("TRIM", text);
        rest = side == TrimSide.Trailing ? rest : TrimStart(rest, unwanted);
        rest = side == TrimSide.Leading ? rest : TrimEnd(rest, unwanted);
        return rest.ToString();
    }

    private static ReadOnlySpan<char> TrimStart(ReadOnlySpan<char> text, HashSet<Rune> unwanted)
    {
        while (!text.IsEmpty)
        {
            Rune.DecodeFromUtf16(text, out Rune rune, out int length);
            if (!unwanted.Contains(rune))
            {
                break;
            }

            text = text[length..];
        }

        return text;
    }

    private static ReadOnlySpan<char> TrimEnd(ReadOnlySpan<char> text, HashSet<Rune> unwanted)
    {
        while (!text.IsEmpty)
        {
            Rune.DecodeLastFromUtf16(text, out Rune rune, out int length);
            if (!unwanted.Contains(rune))
            {
                break;
            }

            text = text[..^length];
        }

        return text;
    }

    public static int CountCodePoints(ReadOnlySpan<char> text)
    {
        int count = 0;
        foreach (Rune _ in text.EnumerateRunes())
        {
            count++;
        }

        return count;
    }

    /// <summary>Where a number of code points ends, or the text does.</summary>
    private static int Offset(string text, long codePoints)
    {
        if (codePoints >= text.Length)
        {
            return text.Length;
        }

        int offset = 0;
        while (codePoints > 0 && offset < text.Length)
        {
            Rune.DecodeFromUtf16(text.AsSpan(offset), out _, out int length);
            offset += length;
            codePoints--;
        }

        return offset;
    }
}

using System.Buffers;
using System.Collections.Generic;
using System.Text;
using SessionTools.Ion;

namespace SessionTools.Ledger.Values;

/// <summary>
/// A pattern of LIKE: <c>_</c> is one code point, <c>%</c> any number of them, and after the escape character both are themselves.
/// The parts between <c>%</c> are found one after another, each at its first place and never again, so that the time is at most
/// the length of the text times that of the longest part.
/// </summary>
internal sealed class LikePattern
{
    private readonly LikePart[] _parts;

    private LikePattern(LikePart[] parts)
    {
        _parts = parts;
    }

    /// <summary>Compiles a pattern; the escape is null when none is written.</summary>
    /// <exception cref="ValueException">
    /// The escape is not one character, or stands before another than <c>_</c>, <c>%</c> and itself.
    /// </exception>
    public static LikePattern Compile(string pattern, string? escape)
    {
        Rune? escapeRune = escape is null ? null : ParseEscape(escape);
        List<LikePart> parts = [];
        List<Rune?> runes = [];
        bool isEscaped = false;
        foreach (Rune rune in pattern.EnumerateRunes())
        {
            if (!isEscaped && rune == escapeRune)
            {
                isEscaped = true;
            }
            else if (!isEscaped && rune.Value == '%')
            {
                parts.Add(new LikePart(runes));
                runes.Clear();
            }
            else
            {
                RequireEscapable(pattern, isEscaped, rune, escapeRune);
                runes.Add(!isEscaped && rune.Value == '_' ? null : rune);
                isEscaped = false;
            }
        }

        RequireEscapable(pattern, isEscaped, rune: default, escapeRune);
        parts.Add(new LikePart(runes));
        return new LikePattern([.. parts]);
    }

    /// <summary><c>value LIKE pattern [ESCAPE escape]</c>; the escape is null when none is written.</summary>
    public static IonValue Like(IonValue value, IonValue pattern, IonValue? escape)
    {
        if (value is IonNull || pattern is IonNull || escape is IonNull)
        {
            IonValue unknown = PartiQLValue.Unknown(value, pattern);
            return escape is null ? unknown : PartiQLValue.Unknown(unknown, escape);
        }

        string? patternText = PartiQLValue.Text(pattern);
        string? escapeText = escape is null ? null : PartiQLValue.Text(escape);
        return patternText is null || (escape is not null && escapeText is null)
            ? PartiQLValue.Missing
            : Compile(patternText, escapeText).Like(value);
    }

    /// <summary><c>value LIKE</c> this pattern: MISSING if the value is no text.</summary>
    public IonValue Like(IonValue value)
    {
        if (value is IonNull)
        {
            return PartiQLValue.Unknown(value, value);
        }

        return PartiQLValue.Text(value) is string text ? PartiQLValue.Bool(IsMatch(text)) : PartiQLValue.Missing;
    }

    public bool IsMatch(string text)
    {
        int start = _parts[0].MatchAt(text, 0);
        if (_parts.Length == 1 || start < 0)
        {
            return start == text.Length;
        }

        for (int i = 1; i < _parts.Length - 1; i++)
        {
            start = _parts[i].FindEnd(text, start);
            if (start < 0)
            {
                return false;
            }
        }

        int last = _parts[^1].StartAtEndOf(text);
        return last >= start && _parts[^1].MatchAt(text, last) == text.Length;
    }

    private static Rune ParseEscape(string escape)
    {
        if (escape.Length == 0)
        {
            throw new ValueException("Cannot use empty character as ESCAPE character in a LIKE predicate");
        }

        return Rune.DecodeFromUtf16(escape, out Rune rune, out int length) == OperationStatus.Done && length == escape.Length
            ? rune
            : throw new ValueException("Escape character must have size 1 : " + escape);
    }

    private static void RequireEscapable(string pattern, bool isEscaped, Rune rune, Rune? escape)
    {
        if (isEscaped && rune.Value is not ('%' or '_') && rune != escape)
        {
            throw new ValueException("Invalid escape sequence : " + pattern);
        }
    }
}

using System;
using System.Collections.Generic;
using System.Text;

namespace SessionTools.Ledger.Values;

/// <summary>What stands between two <c>%</c> of a pattern: code points, some of which may be any.</summary>
internal sealed class LikePart
{
    private readonly Rune?[] _runes;

    // The whole part, where all of it is literal.
    private readonly string? _literal;

    public LikePart(List<Rune?> runes)
    {
        _runes = [.. runes];
        if (!runes.Contains(null))
        {
            _literal = string.Concat(runes);
        }
    }

    /// <summary>Where the text goes on after the part at a place, or -1 if it is not there.</summary>
    public int MatchAt(string text, int start)
    {
        if (_literal is not null)
        {
            return text.AsSpan(start).StartsWith(_literal) ? start + _literal.Length : -1;
        }

        int position = start;
        foreach (Rune? expected in _runes)
        {
            if (position >= text.Length)
            {
                return -1;
            }

            Rune.DecodeFromUtf16(text.AsSpan(position), out Rune rune, out int length);
            if (expected is not null && rune != expected)
            {
                return -1;
            }

            position += length;
        }

        return position;
    }

    /// <summary>Where the text goes on after the first place of the part, or -1 if there is none.</summary>
    public int FindEnd(string text, int start)
    {
        if (_literal is not null)
        {
            int found = text.AsSpan(start).IndexOf(_literal);
            return found < 0 ? -1 : start + found + _literal.Length;
        }

        for (int position = start; position < text.Length;)
        {
            int end = MatchAt(text, position);
            if (end >= 0)
            {
                return end;
            }

            Rune.DecodeFromUtf16(text.AsSpan(position), out _, out int length);
            position += length;
        }

        return -1;
    }

    /// <summary>The only place from which the part can reach the end of the text, or -1 if the text is too short.</summary>
    public int StartAtEndOf(string text)
    {
        int position = text.Length;
        for (int i = 0; i < _runes.Length; i++)
        {
            if (position == 0)
            {
                return -1;
            }

            Rune.DecodeLastFromUtf16(text.AsSpan(0, position), out _, out int length);
            position -= length;
        }

        return position;
    }
}

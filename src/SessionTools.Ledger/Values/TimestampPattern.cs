using System;
using System.Collections.Generic;

namespace SessionTools.Ledger.Values;

/// <summary>
/// A pattern of TO_STRING and TO_TIMESTAMP: runs of a letter, text in quotation marks (two of which are one), and everything else
/// as itself.
/// </summary>
/// <remarks>Amazon QLDB developer guide, "Timestamp format strings".</remarks>
internal static class TimestampPattern
{
    /// <summary>The fields with the longest run that each letter has.</summary>
    private static readonly Dictionary<char, int> s_longestRuns = new()
    {
        ['y'] = 4, ['M'] = 5, ['d'] = 2, ['a'] = 1, ['h'] = 2, ['H'] = 2, ['m'] = 2, ['s'] = 2, ['S'] = 9, ['n'] = 1, ['X'] = 3, ['x'] = 3,
    };

    /// <exception cref="ValueException">The pattern has another letter or run, or an open quotation.</exception>
    public static List<PatternItem> Parse(string pattern)
    {
        List<PatternItem> items = [];
        for (int i = 0; i < pattern.Length;)
        {
            int length = LengthAt(pattern, i);
            items.Add(ItemOf(pattern, pattern.Substring(i, length)));
            i += length;
        }

        return items;
    }

    private static int LengthAt(string pattern, int start)
    {
        if (pattern[start] == '\'')
        {
            int close = pattern.IndexOf('\'', start + 1);
            return close > 0 ? close - start + 1 : throw Invalid(pattern, "a quotation is not closed");
        }

        int end = start + 1;
        while (char.IsAsciiLetter(pattern[start]) && end < pattern.Length && pattern[end] == pattern[start])
        {
            end++;
        }

        return end - start;
    }

    private static PatternItem ItemOf(string pattern, string run)
    {
        if (run[0] == '\'')
        {
            return new PatternItem('\'', 0, run.Length == 2 ? "'" : run[1..^1]);
        }

        if (!char.IsAsciiLetter(run[0]))
        {
            return new PatternItem('\'', 0, run);
        }

        bool isKnown = s_longestRuns.TryGetValue(run[0], out int longest) && run.Length <= longest && run != "yyy";
        return isKnown ? new PatternItem(run[0], run.Length, "") : throw Invalid(pattern, "'" + run + "' is no field");
    }

    private static ValueException Invalid(string pattern, string reason)
    {
        return new ValueException("The timestamp pattern '" + pattern + "' is not valid: " + reason);
    }
}

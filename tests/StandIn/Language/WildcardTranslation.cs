using System.Text;
using System.Text.RegularExpressions;

namespace System.Management.Automation;

/// <summary>Writes a wildcard pattern as a regular expression.</summary>
internal static class WildcardTranslation
{
    public static string ToRegex(string pattern)
    {
        StringBuilder regex = new("^");
        int i = 0;
        while (i < pattern.Length)
        {
            i = Append(regex, pattern, i);
        }

        return regex.Append("\\z").ToString();
    }

    private static int Append(StringBuilder regex, string pattern, int i)
    {
        switch (pattern[i])
        {
            case '`' when i + 1 < pattern.Length:
                regex.Append(Regex.Escape(pattern.Substring(i + 1, 1)));
                return i + 2;
            case '*':
                regex.Append(".*");
                return i + 1;
            case '?':
                regex.Append('.');
                return i + 1;
            case '[':
                return AppendSet(regex, pattern, i);
            default:
                regex.Append(Literal(pattern[i]));
                return i + 1;
        }
    }

    private static int AppendSet(StringBuilder regex, string pattern, int start)
    {
        int end = pattern.IndexOf(']', Math.Min(start + 2, pattern.Length));
        if (end < 0)
        {
            throw new WildcardPatternException($"The specified wildcard character pattern is not valid: {pattern}");
        }

        string set = pattern.Substring(start + 1, end - start - 1);
        regex.Append('[').Append(set.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("^", "\\^", StringComparison.Ordinal)
            .Replace("[", "\\[", StringComparison.Ordinal).Replace("]", "\\]", StringComparison.Ordinal)).Append(']');
        return end + 1;
    }

    private static string Literal(char character)
    {
        return character == ']' ? "\\]" : Regex.Escape(character.ToString());
    }
}

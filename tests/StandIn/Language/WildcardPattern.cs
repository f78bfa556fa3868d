using System.Linq;
using System.Text;
using System.Text.RegularExpressions;

namespace System.Management.Automation;

[Flags]
public enum WildcardOptions
{
    None = 0,
    Compiled = 1,
    IgnoreCase = 2,
    CultureInvariant = 4,
}

public sealed class WildcardPattern
{
    private const char EscapeCharacter = '`';
    private const string SpecialCharacters = "*?[]";
    private readonly Regex _regex;

    public WildcardPattern(string pattern)
        : this(pattern, WildcardOptions.None)
    {
    }

    public WildcardPattern(string pattern, WildcardOptions options)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        _regex = new Regex(WildcardTranslation.ToRegex(pattern), RegexOptionsOf(options));
    }

    public static WildcardPattern Get(string pattern, WildcardOptions options)
    {
        return new WildcardPattern(pattern, options);
    }

    public static bool ContainsWildcardCharacters(string? pattern)
    {
        if (string.IsNullOrEmpty(pattern))
        {
            return false;
        }

        for (int i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == EscapeCharacter)
            {
                i++;
            }
            else if (SpecialCharacters.Contains(pattern[i]))
            {
                return true;
            }
        }

        return false;
    }

    public static string Escape(string pattern)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        StringBuilder text = new(pattern.Length);
        foreach (char character in pattern)
        {
            if (SpecialCharacters.Contains(character) || character == EscapeCharacter)
            {
                text.Append(EscapeCharacter);
            }

            text.Append(character);
        }

        return text.ToString();
    }

    public static string Unescape(string pattern)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        StringBuilder text = new(pattern.Length);
        for (int i = 0; i < pattern.Length; i++)
        {
            bool escapes = pattern[i] == EscapeCharacter && i + 1 < pattern.Length
                && (SpecialCharacters.Contains(pattern[i + 1]) || pattern[i + 1] == EscapeCharacter);
            text.Append(escapes ? pattern[++i] : pattern[i]);
        }

        return text.ToString();
    }

    public bool IsMatch(string? input)
    {
        return input is not null && _regex.IsMatch(input);
    }

    private static RegexOptions RegexOptionsOf(WildcardOptions options)
    {
        RegexOptions result = RegexOptions.Singleline;
        if (options.HasFlag(WildcardOptions.IgnoreCase))
        {
            result |= RegexOptions.IgnoreCase;
        }

        return options.HasFlag(WildcardOptions.CultureInvariant) ? result | RegexOptions.CultureInvariant : result;
    }
}

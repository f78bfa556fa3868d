using System.Management.Automation;

namespace SessionTools.ApiGateway;

/// <summary>Keys by wildcard. Keys are regular expressions themselves, so the very key is found too: <c>/[45]../</c>.</summary>
internal static class KeyPattern
{
    public static bool Matches(string pattern, string key)
    {
        if (pattern == key)
        {
            return true;
        }

        try
        {
            return new WildcardPattern(pattern).IsMatch(key);
        }
        catch (WildcardPatternException)
        {
            // An unclosed bracket: no wildcard, only a key.
            return false;
        }
    }
}

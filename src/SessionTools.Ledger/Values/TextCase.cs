using System.Collections.Generic;
using System.Text;

namespace SessionTools.Ledger.Values;

/// <summary>
/// Upper and lower case of whole texts, independent of any language: Unicode's SpecialCasing.txt on top of the mapping of single
/// characters, so that one letter may become several.
/// </summary>
internal static class TextCase
{
    private static readonly Dictionary<char, string> s_upper = new()
    {
        ['\u00DF'] = "SS", ['\u0131'] = "I", ['\u0149'] = "\u02BCN", ['\u017F'] = "S", ['\u01F0'] = "J\u030C",
        ['\u0390'] = "\u0399\u0308\u0301", ['\u03B0'] = "\u03A5\u0308\u0301", ['\u0587'] = "\u0535\u0552",
        ['\uFB00'] = "FF", ['\uFB01'] = "FI", ['\uFB02'] = "FL", ['\uFB03'] = "FFI", ['\uFB04'] = "FFL", ['\uFB05'] = "ST",
        ['\uFB06'] = "ST",
    };

    private static readonly Dictionary<char, string> s_lower = new() { ['\u0130'] = "i\u0307", ['\u212A'] = "k" };

    public static string ToUpper(string text)
    {
        return Replace(text.ToUpperInvariant(), s_upper);
    }

    public static string ToLower(string text)
    {
        return Replace(text.ToLowerInvariant(), s_lower);
    }

    /// <summary>Maps what the mapping of single characters has left as it was.</summary>
    private static string Replace(string text, Dictionary<char, string> mappings)
    {
        StringBuilder? mapped = null;
        for (int i = 0; i < text.Length; i++)
        {
            if (mappings.TryGetValue(text[i], out string? several))
            {
                mapped ??= new StringBuilder(text, 0, i, text.Length + several.Length);
                mapped.Append(several);
            }
            else
            {
                mapped?.Append(text[i]);
            }
        }

        return mapped?.ToString() ?? text;
    }
}

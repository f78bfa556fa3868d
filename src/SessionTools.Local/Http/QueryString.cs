using System;
using System.Collections.Generic;

namespace SessionTools.Local.Http;

/// <summary>Query strings as AWS clients write them: percent-encoded, "+" being a plus sign.</summary>
public static class QueryString
{
    public static IReadOnlyDictionary<string, string> Parse(string query)
    {
        Dictionary<string, string> parameters = new(StringComparer.Ordinal);
        foreach (string pair in query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            int equals = pair.IndexOf('=', StringComparison.Ordinal);
            string name = equals < 0 ? pair : pair[..equals];
            string value = equals < 0 ? "" : pair[(equals + 1)..];
            parameters[Uri.UnescapeDataString(name)] = Uri.UnescapeDataString(value);
        }

        return parameters;
    }
}

using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Management.Automation;

namespace SessionTools.AppConfig;

/// <summary>A context as the user gave it: what rules ask for, by name.</summary>
internal static class FlagContext
{
    public static IReadOnlyDictionary<string, object?> From(IDictionary? context)
    {
        Dictionary<string, object?> result = new(StringComparer.Ordinal);
        foreach (DictionaryEntry entry in context ?? new Hashtable())
        {
            string key = Convert.ToString(entry.Key, CultureInfo.InvariantCulture) ?? "";
            result[key] = entry.Value is PSObject wrapped ? wrapped.BaseObject : entry.Value;
        }

        return result;
    }
}

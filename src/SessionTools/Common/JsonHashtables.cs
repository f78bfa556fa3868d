using System;
using System.Collections;
using System.Linq;
using System.Text.Json;

namespace SessionTools.Common;

/// <summary>JSON as hashtables, whose keys are told apart by case as JSON's names are.</summary>
internal static class JsonHashtables
{
    public static object? From(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => FromObject(json),
        JsonValueKind.Array => json.EnumerateArray().Select(From).ToArray(),
        _ => JsonObjects.From(json),
    };

    private static Hashtable FromObject(JsonElement json)
    {
        Hashtable result = new(StringComparer.Ordinal);
        foreach (JsonProperty member in json.EnumerateObject())
        {
            result[member.Name] = From(member.Value);
        }

        return result;
    }
}

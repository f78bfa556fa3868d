using System;
using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SessionTools.Common;

/// <summary>PowerShell's values as JSON: hashtables and objects, arrays, scalars.</summary>
internal static class JsonNodes
{
    private const int Deepest = 64;

    /// <exception cref="JsonException">The value contains itself.</exception>
    public static JsonNode? From(object? value) => From(value, 0);

    private static JsonNode? From(object? value, int depth)
    {
        if (depth > Deepest)
        {
            throw new JsonException($"the value is nested more than {Deepest} levels deep");
        }

        object? bare = value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;
        return bare switch
        {
            null => null,
            string text => JsonValue.Create(text),
            bool truth => JsonValue.Create(truth),
            SwitchParameter choice => JsonValue.Create(choice.ToBool()),
            char character => JsonValue.Create(character.ToString()),
            DateTime time => JsonValue.Create(time),
            DateTimeOffset time => JsonValue.Create(time),
            Enum name => JsonValue.Create(name.ToString()),
            IDictionary map => FromMap(map, depth),
            PSObject custom => FromObject(custom, depth),
            IEnumerable list => FromList(list, depth),
            _ => JsonSerializer.SerializeToNode(FromScalar(bare)),
        };
    }

    private static object FromScalar(object value) =>
        value is IConvertible number and IFormattable ? number : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";

    private static JsonObject FromMap(IDictionary map, int depth)
    {
        JsonObject result = [];
        foreach (DictionaryEntry entry in map)
        {
            result[Convert.ToString(entry.Key, CultureInfo.InvariantCulture) ?? ""] = From(entry.Value, depth + 1);
        }

        return result;
    }

    private static JsonObject FromObject(PSObject value, int depth)
    {
        JsonObject result = [];
        foreach (PSPropertyInfo property in value.Properties)
        {
            result[property.Name] = From(property.Value, depth + 1);
        }

        return result;
    }

    private static JsonArray FromList(IEnumerable list, int depth)
    {
        JsonArray result = [];
        foreach (object? item in list)
        {
            result.Add(From(item, depth + 1));
        }

        return result;
    }
}

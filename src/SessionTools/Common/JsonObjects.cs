using System;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Numerics;
using System.Text.Json;

namespace SessionTools.Common;

/// <summary>JSON as the objects that ConvertFrom-Json makes: long, BigInteger, double, string, bool, arrays, PSCustomObject.</summary>
internal static class JsonObjects
{
    public static object? From(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => FromObject(json),
        JsonValueKind.Array => json.EnumerateArray().Select(From).ToArray(),
        JsonValueKind.String => json.GetString(),
        JsonValueKind.Number => FromNumber(json),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    private static PSObject FromObject(JsonElement json)
    {
        PSObject result = PropertyObject.Create(json.EnumerateObject().Count());
        foreach (JsonProperty member in json.EnumerateObject())
        {
            // A name that comes twice, or in two cases, keeps its last value, as PowerShell's own names do.
            result.Properties.Remove(member.Name);
            result.Properties.Add(new PSNoteProperty(member.Name, From(member.Value)));
        }

        return result;
    }

    private static object FromNumber(JsonElement json)
    {
        if (json.TryGetInt64(out long integer))
        {
            return integer;
        }

        string text = json.GetRawText();
        return text.AsSpan().ContainsAny('.', 'e', 'E') ? json.GetDouble() : BigInteger.Parse(text, CultureInfo.InvariantCulture);
    }
}

using System;
using System.Linq;
using System.Text.Json;
using SessionTools.Common;
using SessionTools.Ion;

namespace SessionTools.AppConfig;

/// <summary>Ion as the objects that its JSON would give: annotations are dropped, timestamps and symbols are text.</summary>
internal static class IonObjects
{
    /// <returns>The value, an array where there are several, null where there is none.</returns>
    public static object? From(ReadOnlySpan<byte> content, bool asHashtable)
    {
        object?[] values = IonDatagram.Parse(content).Select(value => From(value, asHashtable)).ToArray();
        return values.Length switch
        {
            0 => null,
            1 => values[0],
            _ => values,
        };
    }

    private static object? From(IonValue value, bool asHashtable)
    {
        using JsonDocument json = JsonDocument.Parse(IonJson.ToJson(value));
        return asHashtable ? JsonHashtables.From(json.RootElement) : JsonObjects.From(json.RootElement);
    }
}

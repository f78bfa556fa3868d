using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SessionTools.Clients.Tests.Conformance;

/// <summary>
/// Values as the protocol tests write them (blobs as text, timestamps as seconds) and as our records' JSON has them
/// (blobs as base64, timestamps in their wire format).
/// </summary>
internal static class ProtocolValues
{
    /// <summary>A test's parameters as the JSON of a request record.</summary>
    public static JsonObject ToRecord(ProtocolShape? shape, JsonElement parameters)
    {
        JsonObject record = [];
        foreach (ProtocolMember member in shape?.Members ?? [])
        {
            if (parameters.TryGetProperty(member.Name, out JsonElement value))
            {
                record[member.Name] = ToJson(member.Shape, value, member.TimestampFormat);
            }
        }

        return record;
    }

    /// <summary>The JSON of a response record in the form of a test's result.</summary>
    public static JsonNode? FromRecord(ProtocolShape shape, JsonNode? value, bool top, string? format = null) => shape.Type switch
    {
        _ when value is null || shape.IsDocument => value?.DeepClone(),
        "structure" => FromStructure(shape, value.AsObject(), top),
        "list" => new JsonArray(value.AsArray().Select(item => FromRecord(shape.Item, item, false)).ToArray()),
        "map" => new JsonObject(value.AsObject().Select(entry => new KeyValuePair<string, JsonNode?>(entry.Key, FromRecord(shape.Item, entry.Value, false)))),
        "blob" => Encoding.UTF8.GetString(Convert.FromBase64String(value.GetValue<string>())),
        "timestamp" => Seconds(value, format ?? shape.TimestampFormat),
        _ => value.DeepClone(),
    };

    private static JsonObject FromStructure(ProtocolShape shape, JsonObject value, bool top)
    {
        JsonObject result = [];
        foreach (ProtocolMember member in shape.Members)
        {
            string name = top && member.Location != "body" ? member.Name : member.WireName;
            if (value.TryGetPropertyValue(name, out JsonNode? found) && found is not null)
            {
                result[member.Name] = FromRecord(member.Shape, found, false, member.TimestampFormat);
            }
        }

        return result;
    }

    private static JsonNode? ToJson(ProtocolShape shape, JsonElement value, string? format = null) => shape.Type switch
    {
        _ when value.ValueKind == JsonValueKind.Null || shape.IsDocument => JsonNode.Parse(value.GetRawText()),
        "structure" => new JsonObject(shape.Members
            .Where(member => value.TryGetProperty(member.Name, out _))
            .Select(member => new KeyValuePair<string, JsonNode?>(member.WireName, ToJson(member.Shape, value.GetProperty(member.Name), member.TimestampFormat)))),
        "list" => new JsonArray(value.EnumerateArray().Select(item => ToJson(shape.Item, item)).ToArray()),
        "map" => new JsonObject(value.EnumerateObject().Select(entry => new KeyValuePair<string, JsonNode?>(entry.Name, ToJson(shape.Item, entry.Value)))),
        "blob" => Convert.ToBase64String(Encoding.UTF8.GetBytes(value.GetString()!)),
        "timestamp" => Timestamp(value.GetDouble(), format ?? shape.TimestampFormat),
        _ => JsonNode.Parse(value.GetRawText()),
    };

    private static JsonNode Timestamp(double seconds, string? format) => format switch
    {
        "iso8601" => DateTimeOffset.UnixEpoch.AddSeconds(seconds).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        "rfc822" => DateTimeOffset.UnixEpoch.AddSeconds(seconds).ToString("r", CultureInfo.InvariantCulture),
        _ => seconds % 1 == 0 ? (long)seconds : seconds,
    };

    private static JsonNode Seconds(JsonNode value, string? format)
    {
        if (value.GetValueKind() == JsonValueKind.Number)
        {
            return value.DeepClone();
        }

        DateTimeOffset time = format == "rfc822"
            ? DateTimeOffset.ParseExact(value.GetValue<string>(), "r", CultureInfo.InvariantCulture)
            : JsonSerializer.Deserialize<DateTimeOffset>(value);
        double seconds = (time - DateTimeOffset.UnixEpoch).TotalSeconds;
        return seconds % 1 == 0 ? (long)seconds : seconds;
    }
}

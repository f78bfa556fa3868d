using System;
using System.Globalization;
using System.Text.Json;

namespace SessionTools.Clients.Credentials;

/// <summary>Keys as programs, containers and instances hand them out in JSON.</summary>
internal static class SessionJson
{
    /// <exception cref="JsonException">It is no JSON.</exception>
    /// <exception cref="FormatException">It has no keys. The text is not shown: it may be half a secret.</exception>
    public static Keys Read(string text)
    {
        using JsonDocument document = JsonDocument.Parse(text);
        JsonElement json = document.RootElement;
        string? accessKey = Text(json, "AccessKeyId");
        string? secretKey = Text(json, "SecretAccessKey");
        if (accessKey is null || secretKey is null)
        {
            throw new FormatException("its answer has no AccessKeyId and SecretAccessKey");
        }

        DateTimeOffset? expires = Text(json, "Expiration") is { } time
            ? DateTimeOffset.Parse(time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)
            : null;
        return new Keys(accessKey, secretKey, Text(json, "SessionToken") ?? Text(json, "Token"), expires);
    }

    private static string? Text(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}

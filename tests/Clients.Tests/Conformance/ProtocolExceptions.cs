using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace SessionTools.Clients.Tests.Conformance;

/// <summary>
/// Every protocol case that is not run, and why. A feature that no operation of these services has stands here instead of
/// in the client; that none has it is itself a test (<see cref="ModelTests"/>).
/// </summary>
internal static class ProtocolExceptions
{
    private const string NotInServices = "no operation of the services has ";

    /// <summary>Single cases.</summary>
    public static readonly IReadOnlyDictionary<string, string> Named = new Dictionary<string, string>
    {
        ["RestJsonHttpGetWithNoInput"] = LengthZero,
        ["RestJsonHttpGetWithNoModeledBody"] = LengthZero,
        ["RestJsonHttpGetWithHeaderMemberNoModeledBody"] = LengthZero,
        ["RestJsonHttpPayloadTraitsWithNoBlobBody"] = "no body and an empty body are the same to our records: an empty array, which AppConfig Data documents as 'unchanged'",
    };

    private const string LengthZero =
        "a GET is sent with Content-Length: 0, which HTTP allows: .NET re-sends a request without content by itself when a connection closes, whatever the request does";

    /// <summary>Why a request case is not run; null where it is.</summary>
    public static string? ForRequest(ProtocolCase test) => Named.GetValueOrDefault(test.Id) ?? RequestFeature(test);

    /// <summary>Why a response case is not run; null where it is.</summary>
    public static string? ForResponse(ProtocolCase test) => Named.GetValueOrDefault(test.Id) ?? ResponseFeature(test);

    private static string? RequestFeature(ProtocolCase test)
    {
        string uri = test.Given.GetProperty("http").GetProperty("requestUri").GetString()!;
        ProtocolMember[] used = Used(test.Shape("input"), test.Json.GetProperty("params"));
        string? feature = test switch
        {
            _ when test.Given.TryGetProperty("requestcompression", out _) => "request compression",
            _ when test.Given.TryGetProperty("httpChecksumRequired", out _) => "a required checksum",
            _ when test.Protocol.EndsWith("query-compatible", System.StringComparison.Ordinal) => "query compatibility",
            _ when uri.Contains('?') => "constant query parameters",
            _ when uri.Contains("+}") => "greedy labels",
            _ when used.Any(member => member.IsHostLabel) => "labels in the host name",
            _ => used.Select(MemberFeature).FirstOrDefault(found => found is not null) ?? (HasSpecialFloat(test.Json.GetProperty("params")) ? "floats that are no numbers" : null),
        };
        return feature is null ? null : NotInServices + feature;
    }

    private static string? ResponseFeature(ProtocolCase test)
    {
        JsonElement result = test.Json.TryGetProperty("result", out JsonElement found) ? found : default;
        ProtocolMember[] used = Used(test.Shape("output"), result);
        string? feature = test.Protocol.EndsWith("query-compatible", System.StringComparison.Ordinal)
            ? "query compatibility"
            : used.Select(MemberFeature).FirstOrDefault(name => name is not null) ?? (HasSpecialFloat(result) ? "floats that are no numbers" : null);
        return feature is null ? null : NotInServices + feature;
    }

    private static ProtocolMember[] Used(ProtocolShape? shape, JsonElement values) => values.ValueKind != JsonValueKind.Object
        ? []
        : (shape?.Members ?? []).Where(member => values.TryGetProperty(member.Name, out _) || member.Location is "payload" or "headers").ToArray();

    private static string? MemberFeature(ProtocolMember member) => (member.Location, member.Shape.Type) switch
    {
        ("headers", _) => "headers by prefix",
        ("statusCode", _) => "the status as a member",
        ("payload", not "blob") => "a payload that is no blob",
        ("header", _) when member.HasMediaType => "headers with a media type",
        ("header" or "querystring" or "uri", "list" or "map" or "timestamp" or "float" or "double" or "boolean") =>
            $"{(member.Location == "uri" ? "labels" : member.Location == "header" ? "headers" : "query parameters")} of type {member.Shape.Type}",
        ("uri", "integer" or "long") => $"labels of type {member.Shape.Type}",
        _ => null,
    };

    private static bool HasSpecialFloat(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().Any(member => HasSpecialFloat(member.Value)),
        JsonValueKind.Array => json.EnumerateArray().Any(HasSpecialFloat),
        JsonValueKind.String => json.GetString() is "NaN" or "Infinity" or "-Infinity",
        _ => false,
    };
}

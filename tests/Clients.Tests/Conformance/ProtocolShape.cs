using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace SessionTools.Clients.Tests.Conformance;

/// <summary>A shape of a protocol test suite.</summary>
internal sealed record ProtocolShape(JsonElement Shapes, string Name)
{
    private JsonElement Json => Shapes.GetProperty(Name);

    public string Type => Text(Json, "type")!;

    /// <summary>A structure that stands for any JSON.</summary>
    public bool IsDocument => Json.TryGetProperty("document", out _);

    public string? TimestampFormat => Text(Json, "timestampFormat");

    public string? PayloadMember => Text(Json, "payload");

    public IEnumerable<ProtocolMember> Members => Json.TryGetProperty("members", out JsonElement members)
        ? members.EnumerateObject().Select(member => new ProtocolMember(this, member.Name, member.Value))
        : [];

    public ProtocolShape Item => Target(Type == "map" ? "value" : "member");

    public ProtocolShape Key => Target("key");

    public static string? Text(JsonElement json, string name) => json.TryGetProperty(name, out JsonElement value) ? value.ToString() : null;

    private ProtocolShape Target(string reference) => new(Shapes, Json.GetProperty(reference).GetProperty("shape").GetString()!);
}

/// <summary>A member of a structure of a protocol test suite.</summary>
internal sealed record ProtocolMember(ProtocolShape Owner, string Name, JsonElement Json)
{
    public ProtocolShape Shape => new(Owner.Shapes, Json.GetProperty("shape").GetString()!);

    /// <summary><c>body</c>, <c>uri</c>, <c>querystring</c>, <c>header</c>, <c>headers</c> (by prefix), <c>statusCode</c> or <c>payload</c>.</summary>
    public string Location => Owner.PayloadMember == Name ? "payload" : ProtocolShape.Text(Json, "location") ?? "body";

    public string WireName => ProtocolShape.Text(Json, "locationName") ?? Name;

    public bool HasMediaType => Json.TryGetProperty("jsonvalue", out _);

    public bool IsHostLabel => Json.TryGetProperty("hostLabel", out _);

    public bool IsIdempotencyToken => Json.TryGetProperty("idempotencyToken", out _);

    public string? TimestampFormat => ProtocolShape.Text(Json, "timestampFormat") ?? Shape.TimestampFormat;
}

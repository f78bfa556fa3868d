using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using SessionTools.Clients.Aws;

namespace SessionTools.Clients.Tests.Conformance;

/// <summary>Our description of a protocol test's operation, built from the test's shapes.</summary>
internal static class ProtocolOperation
{
    private static readonly JsonTypeInfo<JsonObject> s_json = (JsonTypeInfo<JsonObject>)JsonSerializerOptions.Default.GetTypeInfo(typeof(JsonObject));

    public static Operation<JsonObject, JsonObject> For(ProtocolCase test)
    {
        JsonElement http = test.Given.GetProperty("http");
        ProtocolShape? output = test.Shape("output");
        return new Operation<JsonObject, JsonObject>
        {
            Service = Service(test),
            Name = test.Given.GetProperty("name").GetString()!,
            Method = http.GetProperty("method").GetString()!,
            Uri = http.GetProperty("requestUri").GetString()!,
            HostPrefix = test.Given.TryGetProperty("endpoint", out JsonElement endpoint) ? endpoint.GetProperty("hostPrefix").GetString()! : "",
            Input = Members(test.Shape("input")).ToArray(),
            OutputHeaders = Members(output).Where(member => member.Location == MemberLocation.Header).ToArray(),
            Payload = output?.PayloadMember is { } name ? Payload(name) : null,
            RequestType = static () => s_json,
            ResponseType = static () => s_json,
        };
    }

    private static ServiceDescription Service(ProtocolCase test) => new()
    {
        Name = test.Protocol,
        SdkId = "Protocol Tests",
        SigningName = "protocol",
        EndpointPrefix = "protocol",
        ApiVersion = "2019-12-16",
        Protocol = test.Protocol == "rest-json" ? ServiceProtocol.RestJson1 : ServiceProtocol.AwsJson10,
        TargetPrefix = ProtocolShape.Text(test.Suite.GetProperty("metadata"), "targetPrefix") ?? "",
    };

    private static IEnumerable<Member> Members(ProtocolShape? shape) => (shape?.Members ?? []).Select(member =>
        new Member(member.Name, ShapeOf(member.Shape, 0), Location(member))
        {
            WireName = member.WireName,
            IdempotencyToken = member.IsIdempotencyToken,
        });

    private static MemberLocation Location(ProtocolMember member) => member.Location switch
    {
        "uri" => MemberLocation.Label,
        "querystring" => MemberLocation.Query,
        "header" => MemberLocation.Header,
        "payload" => MemberLocation.Payload,
        _ => MemberLocation.Body,
    };

    private static Shape ShapeOf(ProtocolShape shape, int depth) => shape.Type switch
    {
        _ when shape.IsDocument || depth > 4 => new Shape { Type = ShapeType.Document },
        "structure" => Shape.Structure(shape.Members.Select(member => new Member(member.WireName, ShapeOf(member.Shape, depth + 1))).ToArray()),
        "list" => Shape.List(ShapeOf(shape.Item, depth + 1)),
        "map" => Shape.Map(ShapeOf(shape.Item, depth + 1)),
        "blob" => Shape.Blob(),
        "boolean" => new Shape { Type = ShapeType.Boolean },
        "timestamp" => new Shape { Type = ShapeType.Timestamp },
        "float" or "double" => new Shape { Type = ShapeType.Float },
        "integer" or "long" => Shape.Integer(),
        _ => Shape.Text(),
    };

    private static PayloadMember<JsonObject> Payload(string name) =>
        new(response => response[name]!.GetValue<byte[]>(), (response, bytes) => response[name] = Convert.ToBase64String(bytes));
}

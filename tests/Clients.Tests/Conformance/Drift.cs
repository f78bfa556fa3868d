using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using SessionTools.Clients.Aws;

namespace SessionTools.Clients.Tests.Conformance;

/// <summary>Compares our operation descriptions and records with a Smithy model and notes every difference.</summary>
internal sealed class Drift(SmithyModel model)
{
    private const int DeepestRecord = 12;

    public List<string> Found { get; } = [];

    /// <summary>Members of answers that our records leave out; they are ignored on the wire.</summary>
    public List<string> NotRead { get; } = [];

    public int MembersCompared { get; private set; }

    public void CheckService(ServiceDescription ours)
    {
        JsonElement service = model.Service.Trait("aws.api#service")!.Value;
        Same("service sdkId", service.GetProperty("sdkId").GetString(), ours.SdkId);
        Same("service endpointPrefix", service.TryGetProperty("endpointPrefix", out JsonElement prefix) ? prefix.GetString() : ours.EndpointPrefix, ours.EndpointPrefix);
        Same("service signing name", model.Service.Trait("aws.auth#sigv4")!.Value.GetProperty("name").GetString(), ours.SigningName);
        Same("service version", model.Service.Json.GetProperty("version").GetString(), ours.ApiVersion);
        Same("service protocol", model.Service.Trait("aws.protocols#awsJson1_0") is null ? ServiceProtocol.RestJson1 : ServiceProtocol.AwsJson10, ours.Protocol);
        if (ours.Protocol == ServiceProtocol.AwsJson10)
        {
            Same("service target prefix", model.Service.Name, ours.TargetPrefix);
        }
    }

    public void CheckOperation(Operation ours, SmithyShape theirs)
    {
        CheckHttp(ours, theirs);
        CheckErrors(ours, theirs);
        CheckInput(ours.Name, ours.Input, theirs.Input);
        CheckOutputHeaders(ours, theirs.Output);
        CheckRecord(ours.Name + " request", TypeInfo(ours, "RequestType"), theirs.Input, request: true, DeepestRecord);
        CheckRecord(ours.Name + " response", TypeInfo(ours, "ResponseType"), theirs.Output, request: false, DeepestRecord);
        if (ours.Repeatable && theirs.Trait("smithy.api#readonly") is null && theirs.Trait("smithy.api#idempotent") is null && ours.Method != "GET")
        {
            Found.Add($"{ours.Name} is repeated, but the model calls it neither read-only nor idempotent");
        }
    }

    private void CheckHttp(Operation ours, SmithyShape theirs)
    {
        if (theirs.Trait("smithy.api#http") is { } http)
        {
            Same(ours.Name + " method", http.GetProperty("method").GetString(), ours.Method);
            Same(ours.Name + " uri", http.GetProperty("uri").GetString(), ours.Uri.Text);
            Same(ours.Name + " status", http.TryGetProperty("code", out JsonElement code) ? code.GetInt32() : 200, ours.SuccessStatus);
        }

        string? prefix = theirs.Trait("smithy.api#endpoint")?.GetProperty("hostPrefix").GetString();
        Same(ours.Name + " host prefix", prefix ?? "", ours.HostPrefix);
    }

    private void CheckErrors(Operation ours, SmithyShape theirs)
    {
        SameSet(ours.Name + " errors", theirs.Errors.Select(error => error.Name), ours.Errors.Select(error => error.Code));
        foreach (ErrorShape error in ours.Errors)
        {
            SmithyShape? shape = theirs.Errors.FirstOrDefault(candidate => candidate.Name == error.Code);
            int status = shape?.Trait("smithy.api#httpError")?.GetInt32() ?? (shape?.Trait("smithy.api#error")?.GetString() == "server" ? 500 : 400);
            Same($"{ours.Name} {error.Code} status", status, error.Status);
        }
    }

    private void CheckInput(string path, IReadOnlyList<Member> ours, SmithyShape theirs)
    {
        SmithyMember[] members = theirs.Members.ToArray();
        SameSet(path + " members", members.Select(member => NameOf(member, ours.Select(own => own.Name))), ours.Select(member => member.Name));
        foreach (Member member in ours)
        {
            if (members.FirstOrDefault(candidate => NameOf(candidate, [member.Name]) == member.Name) is { } found)
            {
                CheckMember($"{path}.{member.Name}", member, found);
            }
        }
    }

    /// <summary>
    /// The name by which our records call a member: that in JSON. A member outside the body has none on the wire; there
    /// our records may write its first letter in either case.
    /// </summary>
    private static string NameOf(SmithyMember member, IEnumerable<string> ours) => Place(member).Location == MemberLocation.Body
        ? member.JsonName
        : ours.FirstOrDefault(name => string.Equals(name, member.Name, StringComparison.OrdinalIgnoreCase)) ?? member.Name;

    private void CheckMember(string path, Member ours, SmithyMember theirs)
    {
        MembersCompared++;
        (MemberLocation location, string name) = Place(theirs);
        Same(path + " location", location, ours.Location);
        Same(path + " wire name", name, ours.WireName);
        Same(path + " required", theirs.Has("smithy.api#required"), ours.Required);
        Same(path + " idempotency token", theirs.Has("smithy.api#idempotencyToken"), ours.IdempotencyToken);
        CheckShape(path, ours.Shape, theirs.Shape, theirs);
    }

    private static (MemberLocation Location, string Name) Place(SmithyMember member) => member switch
    {
        _ when member.Has("smithy.api#httpLabel") => (MemberLocation.Label, member.Name),
        _ when member.Text("smithy.api#httpQuery") is { } query => (MemberLocation.Query, query),
        _ when member.Text("smithy.api#httpHeader") is { } header => (MemberLocation.Header, header),
        _ when member.Has("smithy.api#httpPayload") => (MemberLocation.Payload, member.Name),
        _ => (MemberLocation.Body, member.JsonName),
    };

    private void CheckShape(string path, Shape ours, SmithyShape theirs, SmithyMember? member)
    {
        Same(path + " type", TypeOf(theirs.Type), ours.Type);
        JsonElement? length = member?.Trait("smithy.api#length") ?? theirs.Trait("smithy.api#length");
        JsonElement? range = member?.Trait("smithy.api#range") ?? theirs.Trait("smithy.api#range");
        JsonElement? pattern = member?.Trait("smithy.api#pattern") ?? theirs.Trait("smithy.api#pattern");
        Same(path + " length", (Number(length, "min"), Number(length, "max")), (ours.MinLength, ours.MaxLength));
        Same(path + " range", (Number(range, "min"), Number(range, "max")), (ours.Minimum, ours.Maximum));
        Same(path + " pattern", pattern?.GetString(), ours.Pattern);
        SameSet(path + " enum values", theirs.EnumValues, ours.KnownValues);
        if (ours.Type == ShapeType.Structure)
        {
            CheckInput(path, ours.Members, theirs);
        }
        else if (ours.Item is { } item)
        {
            CheckShape(path + "[]", item, theirs.Target(theirs.Type == "map" ? "value" : "member"), null);
        }
    }

    private void CheckOutputHeaders(Operation ours, SmithyShape output)
    {
        IEnumerable<string> headers = output.Members.Select(member => member.Text("smithy.api#httpHeader")).OfType<string>();
        SameSet(ours.Name + " response headers", headers, ours.OutputHeaders.Select(member => member.WireName));
        bool payload = ours.GetType().GetProperty("Payload")!.GetValue(ours) is not null;
        Same(ours.Name + " response payload", output.Members.Any(member => member.Has("smithy.api#httpPayload")), payload);
    }

    private void CheckRecord(string path, JsonTypeInfo record, SmithyShape theirs, bool request, int depth)
    {
        if (record.Kind != JsonTypeInfoKind.Object || depth == 0)
        {
            return;
        }

        SmithyMember[] members = theirs.Members.ToArray();
        JsonPropertyInfo[] properties = record.Properties.Where(property => property.Get is not null || property.Set is not null).ToArray();
        string[] names = properties.Select(property => property.Name).ToArray();
        foreach (JsonPropertyInfo property in properties)
        {
            MembersCompared++;
            if (members.FirstOrDefault(candidate => NameOf(candidate, names) == property.Name) is { } member)
            {
                CheckRecordMember($"{path}.{property.Name}", property.PropertyType, record.Options, member.Shape, request, depth);
            }
            else
            {
                Found.Add($"{path}.{property.Name} is not in the model");
            }
        }

        IEnumerable<string> missing = members.Select(member => NameOf(member, names)).Except(names);
        (request ? Found : NotRead).AddRange(missing.Select(name => $"{path}.{name} is not in the record"));
    }

    private void CheckRecordMember(string path, Type type, JsonSerializerOptions options, SmithyShape theirs, bool request, int depth)
    {
        if (theirs.Type == "document" || IsFree(type))
        {
            return;
        }

        // Scalars that only nullable members use have no metadata of their own.
        JsonTypeInfo? info = options.TryGetTypeInfo(type, out JsonTypeInfo? found) ? found : null;
        switch (info?.Kind)
        {
            case JsonTypeInfoKind.Object:
                Same(path + " kind", true, theirs.Type is "structure" or "union");
                CheckRecord(path, info, theirs, request, depth - 1);
                break;
            case JsonTypeInfoKind.Enumerable:
                Same(path + " kind", "list", theirs.Type);
                CheckRecordMember(path + "[]", info.ElementType!, options, theirs.Target("member"), request, depth - 1);
                break;
            case JsonTypeInfoKind.Dictionary:
                Same(path + " kind", "map", theirs.Type);
                CheckRecordMember(path + "[]", info.ElementType!, options, theirs.Target("value"), request, depth - 1);
                break;
            default:
                Same($"{path} type {type.Name} for {theirs.Type}", true, Fits(Nullable.GetUnderlyingType(type) ?? type, theirs.Type));
                break;
        }
    }

    /// <summary>A member that the record keeps as it came.</summary>
    private static bool IsFree(Type type) => type == typeof(JsonElement) || type == typeof(JsonElement?);

    private static bool Fits(Type ours, string theirs) => theirs switch
    {
        "string" or "enum" => ours == typeof(string),
        "integer" => ours == typeof(int) || ours == typeof(long),
        "long" => ours == typeof(long) || ours == typeof(int),
        "float" => ours == typeof(float) || ours == typeof(double),
        "double" => ours == typeof(double),
        "boolean" => ours == typeof(bool),
        "timestamp" => ours == typeof(DateTime) || ours == typeof(DateTimeOffset),
        "blob" => ours == typeof(byte[]),
        _ => false,
    };

    private static ShapeType TypeOf(string type) => type switch
    {
        "string" or "enum" => ShapeType.Text,
        "integer" or "long" => ShapeType.Integer,
        "float" or "double" => ShapeType.Float,
        "boolean" => ShapeType.Boolean,
        "timestamp" => ShapeType.Timestamp,
        "blob" => ShapeType.Blob,
        "document" => ShapeType.Document,
        "list" => ShapeType.List,
        "map" => ShapeType.Map,
        _ => ShapeType.Structure,
    };

    private static JsonTypeInfo TypeInfo(Operation operation, string property) =>
        (JsonTypeInfo)((Delegate)operation.GetType().GetProperty(property)!.GetValue(operation)!).DynamicInvoke()!;

    private static double? Number(JsonElement? trait, string name) =>
        trait is { } found && found.TryGetProperty(name, out JsonElement value) ? value.GetDouble() : null;

    private void Same<T>(string what, T expected, T actual)
    {
        if (!Equals(expected, actual))
        {
            Found.Add($"{what}: the model has '{expected}', we have '{actual}'");
        }
    }

    private void SameSet(string what, IEnumerable<string> expected, IEnumerable<string> actual)
    {
        string missing = string.Join(", ", expected.Except(actual));
        string added = string.Join(", ", actual.Except(expected));
        if (missing.Length + added.Length > 0)
        {
            Found.Add($"{what}: missing [{missing}], not in the model [{added}]");
        }
    }
}

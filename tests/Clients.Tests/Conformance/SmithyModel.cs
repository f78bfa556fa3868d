using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using SessionTools.TestSupport;

namespace SessionTools.Clients.Tests.Conformance;

/// <summary>A Smithy model of a service, in its JSON form.</summary>
internal sealed class SmithyModel
{
    private readonly JsonElement _shapes;

    public SmithyModel(string name)
    {
        _shapes = Vectors.Read("models", name + ".json").GetProperty("shapes");
        Service = _shapes.EnumerateObject().Select(shape => new SmithyShape(this, shape.Name, shape.Value)).First(shape => shape.Type == "service");
    }

    public SmithyShape Service { get; }

    /// <summary>The operation of that name; null where the model has none.</summary>
    public SmithyShape? Operation(string name) => _shapes.EnumerateObject()
        .Where(shape => shape.Name.EndsWith("#" + name, StringComparison.Ordinal))
        .Select(shape => new SmithyShape(this, shape.Name, shape.Value))
        .FirstOrDefault(shape => shape.Type == "operation");

    public SmithyShape Shape(string id) => _shapes.TryGetProperty(id, out JsonElement json)
        ? new SmithyShape(this, id, json)
        : SmithyShape.Prelude(this, id);
}

/// <summary>A shape of a Smithy model, or a member with the shape that it targets.</summary>
internal sealed record SmithyShape(SmithyModel Model, string Id, JsonElement Json)
{
    private static readonly JsonElement s_noTraits = JsonDocument.Parse("{}").RootElement;

    public string Name => Id[(Id.IndexOf('#', StringComparison.Ordinal) + 1)..];

    public string Type => Json.GetProperty("type").GetString()!;

    private JsonElement Traits => Json.TryGetProperty("traits", out JsonElement traits) ? traits : s_noTraits;

    public IEnumerable<SmithyMember> Members => Json.TryGetProperty("members", out JsonElement members) && Type != "enum"
        ? members.EnumerateObject().Select(member => new SmithyMember(Model, member.Name, member.Value))
        : [];

    public IReadOnlyList<string> EnumValues => Type == "enum"
        ? Json.GetProperty("members").EnumerateObject().Select(member => member.Value.GetProperty("traits").GetProperty("smithy.api#enumValue").GetString()!).ToArray()
        : [];

    public SmithyShape Input => Target("input");

    public SmithyShape Output => Target("output");

    public IEnumerable<SmithyShape> Errors => Json.TryGetProperty("errors", out JsonElement errors)
        ? errors.EnumerateArray().Select(error => Model.Shape(error.GetProperty("target").GetString()!))
        : [];

    /// <summary>The value of a trait; null where the shape does not have it.</summary>
    public JsonElement? Trait(string name) => Traits.TryGetProperty(name, out JsonElement value) ? value : null;

    public SmithyShape Target(string reference) => Model.Shape(Json.GetProperty(reference).GetProperty("target").GetString()!);

    /// <summary>A shape that every model has without saying so, such as <c>smithy.api#String</c>.</summary>
    public static SmithyShape Prelude(SmithyModel model, string id)
    {
        string type = id switch
        {
            "smithy.api#Unit" => "structure",
            "smithy.api#PrimitiveInteger" => "integer",
            "smithy.api#PrimitiveBoolean" => "boolean",
            _ => id["smithy.api#".Length..].ToLowerInvariant(),
        };
        return new SmithyShape(model, id, JsonDocument.Parse($$"""{"type":"{{type}}"}""").RootElement);
    }
}

/// <summary>A member of a structure of a Smithy model.</summary>
internal sealed record SmithyMember(SmithyModel Model, string Name, JsonElement Json)
{
    public SmithyShape Shape => Model.Shape(Json.GetProperty("target").GetString()!);

    public string? Text(string trait) => Trait(trait)?.GetString();

    public bool Has(string trait) => Trait(trait) is not null;

    /// <summary>The member's own trait, else that of its shape.</summary>
    public JsonElement? Trait(string name) =>
        (Json.TryGetProperty("traits", out JsonElement traits) && traits.TryGetProperty(name, out JsonElement value)) ? value : null;

    public string JsonName => Text("smithy.api#jsonName") ?? Name;
}

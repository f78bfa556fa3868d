using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using SessionTools.Clients.Aws;
using SessionTools.TestSupport;

namespace SessionTools.Clients.Tests;

/// <summary>A service's Smithy model, from which the traits of a shape or member can be asked.</summary>
internal sealed class SmithyModel
{
    private readonly JsonElement _shapes;
    private readonly string _namespace;

    public SmithyModel(string service, string modelNamespace)
    {
        _shapes = Vectors.Read("models", service + ".json").GetProperty("shapes");
        _namespace = modelNamespace;
    }

    /// <summary>The examples of an operation: input and output.</summary>
    public IEnumerable<(JsonElement Input, JsonElement Output)> Examples(string operation) =>
        Trait(Shape(operation), "examples") is { } examples
            ? examples.EnumerateArray().Select(example => (example.GetProperty("input"), example.GetProperty("output")))
            : [];

    /// <summary>Each way in which a description differs from the model, in words.</summary>
    public IEnumerable<string> Differences(Operation operation)
    {
        JsonElement modelled = Shape(operation.Name);
        JsonElement http = Trait(modelled, "http")!.Value;
        List<string> differences = [];
        Compare(differences, operation.Name + " method", http.GetProperty("method").GetString(), operation.Method);
        Compare(differences, operation.Name + " uri", http.GetProperty("uri").GetString(), operation.Uri.Text);
        bool repeatable = Trait(modelled, "readonly") is not null || Trait(modelled, "idempotent") is not null;
        Compare(differences, operation.Name + " repeatable", repeatable, operation.Repeatable);
        CompareMembers(differences, operation.Name, Target(modelled.GetProperty("input")), operation.Input);
        CompareErrors(differences, operation, modelled);
        return differences;
    }

    private void CompareErrors(List<string> differences, Operation operation, JsonElement modelled)
    {
        IEnumerable<string> expected = modelled.GetProperty("errors").EnumerateArray()
            .Select(error => error.GetProperty("target").GetString()!.Split('#')[1])
            .Select(name => $"{name} {Trait(Shape(name), "httpError")}");
        Compare(
            differences,
            operation.Name + " errors",
            string.Join(", ", expected.Order(StringComparer.Ordinal)),
            string.Join(", ", operation.Errors.Select(error => $"{error.Code} {error.Status}").Order(StringComparer.Ordinal)));
    }

    private void CompareMembers(List<string> differences, string path, JsonElement structure, IReadOnlyList<Member> members)
    {
        JsonProperty[] modelled = structure.GetProperty("members").EnumerateObject().ToArray();
        Compare(
            differences,
            path + " members",
            string.Join(", ", modelled.Select(member => member.Name).Order(StringComparer.Ordinal)),
            string.Join(", ", members.Select(member => member.Name).Order(StringComparer.Ordinal)));
        foreach (JsonProperty member in modelled)
        {
            if (members.FirstOrDefault(ours => ours.Name == member.Name) is { } ours)
            {
                CompareMember(differences, $"{path}.{member.Name}", member.Value, ours);
            }
        }
    }

    private void CompareMember(List<string> differences, string path, JsonElement member, Member ours)
    {
        Compare(differences, path + " required", Trait(member, "required") is not null, ours.Required);
        (MemberLocation location, string? wireName) = LocationOf(member);
        Compare(differences, path + " location", location, ours.Location);
        Compare(differences, path + " wire name", wireName ?? ours.Name, ours.WireName);
        CompareShape(differences, path, Target(member), member, ours.Shape);
    }

    private void CompareShape(List<string> differences, string path, JsonElement modelled, JsonElement member, Shape ours)
    {
        JsonElement? length = Trait(member, "length") ?? Trait(modelled, "length");
        JsonElement? range = Trait(member, "range") ?? Trait(modelled, "range");
        Compare(differences, path + " min length", Number(length, "min"), ours.MinLength);
        Compare(differences, path + " max length", Number(length, "max"), ours.MaxLength);
        Compare(differences, path + " minimum", Number(range, "min"), ours.Minimum);
        Compare(differences, path + " maximum", Number(range, "max"), ours.Maximum);
        Compare(differences, path + " pattern", (Trait(member, "pattern") ?? Trait(modelled, "pattern"))?.GetString(), ours.Pattern);
        switch (modelled.GetProperty("type").GetString())
        {
            case "structure":
                CompareMembers(differences, path, modelled, ours.Members);
                break;
            case "list":
                JsonElement item = modelled.GetProperty("member");
                CompareShape(differences, path + "[]", Target(item), item, ours.Item!);
                break;
            case "enum":
                IEnumerable<string> known = modelled.GetProperty("members").EnumerateObject()
                    .Select(value => Trait(value.Value, "enumValue")!.Value.GetString()!);
                Compare(
                    differences,
                    path + " values",
                    string.Join(", ", known.Order(StringComparer.Ordinal)),
                    string.Join(", ", ours.KnownValues.Order(StringComparer.Ordinal)));
                break;
            default:
                break;
        }
    }

    private static (MemberLocation Location, string? WireName) LocationOf(JsonElement member)
    {
        if (Trait(member, "httpQuery") is { } query)
        {
            return (MemberLocation.Query, query.GetString());
        }

        if (Trait(member, "httpHeader") is { } header)
        {
            return (MemberLocation.Header, header.GetString());
        }

        return Trait(member, "httpLabel") is null ? (MemberLocation.Body, null) : (MemberLocation.Label, null);
    }

    private static void Compare<T>(List<string> differences, string what, T modelled, T ours)
    {
        if (!EqualityComparer<T>.Default.Equals(modelled, ours))
        {
            differences.Add($"{what}: the model says '{modelled}', the description '{ours}'");
        }
    }

    private static double? Number(JsonElement? trait, string name) =>
        trait is { } found && found.TryGetProperty(name, out JsonElement number) ? number.GetDouble() : null;

    private static JsonElement? Trait(JsonElement shape, string name) =>
        shape.TryGetProperty("traits", out JsonElement traits) && traits.TryGetProperty("smithy.api#" + name, out JsonElement trait) ? trait : null;

    private JsonElement Shape(string name) => _shapes.GetProperty($"{_namespace}#{name}");

    private JsonElement Target(JsonElement reference)
    {
        string target = reference.GetProperty("target").GetString()!;
        return target.StartsWith("smithy.api#", StringComparison.Ordinal)
            ? JsonSerializer.SerializeToElement(new Dictionary<string, string> { ["type"] = target["smithy.api#".Length..].ToLowerInvariant() })
            : _shapes.GetProperty(target);
    }
}

using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SessionTools.Clients.QApps;

/// <summary>What an app is made of.</summary>
public sealed record AppDefinition
{
    public string AppDefinitionVersion { get; set; } = "";

    public IReadOnlyList<CardDefinition> Cards { get; set; } = [];

    public bool? CanEdit { get; set; }

    public Card? Find(string cardId) => Cards.Select(card => card.Any).FirstOrDefault(card => card?.Id == cardId);
}

/// <summary>A union: one member is set, or none where the service has added a kind since.</summary>
public sealed record CardDefinition
{
    public TextInputCard? TextInput { get; set; }

    public QueryCard? QQuery { get; set; }

    public PluginCard? QPlugin { get; set; }

    public FileUploadCard? FileUpload { get; set; }

    public FormInputCard? FormInput { get; set; }

    /// <summary>The one that is set.</summary>
    [JsonIgnore]
    public Card? Any => (Card?)TextInput ?? (Card?)QQuery ?? (Card?)QPlugin ?? (Card?)FileUpload ?? FormInput;
}

/// <summary>What cards of every kind have.</summary>
public abstract record Card
{
    public string Id { get; set; } = "";

    public string Title { get; set; } = "";

    /// <summary>The ids of the cards whose values this one uses.</summary>
    public IReadOnlyList<string> Dependencies { get; set; } = [];

    /// <summary>text-input, q-query, file-upload, q-plugin or form-input; the service may add others.</summary>
    public string Type { get; set; } = "";

    /// <summary>A user gives its value; no other card's result does.</summary>
    [JsonIgnore]
    public bool TakesInput => Type is not "q-query";
}

public sealed record TextInputCard : Card
{
    public string? Placeholder { get; set; }

    public string? DefaultValue { get; set; }
}

public sealed record QueryCard : Card
{
    /// <summary>It names other cards' values by <c>@</c> and the card's id.</summary>
    public string Prompt { get; set; } = "";

    public string OutputSource { get; set; } = "";

    public JsonElement? AttributeFilter { get; set; }

    public IReadOnlyList<string>? MemoryReferences { get; set; }
}

public sealed record PluginCard : Card
{
    public string Prompt { get; set; } = "";

    public string PluginType { get; set; } = "";

    public string PluginId { get; set; } = "";

    public string? ActionIdentifier { get; set; }
}

public sealed record FileUploadCard : Card
{
    public string? Filename { get; set; }

    public string? FileId { get; set; }

    public bool? AllowOverride { get; set; }
}

public sealed record FormInputCard : Card
{
    public FormMetadata Metadata { get; set; } = new();

    /// <summary>append: each submission is kept beside the others; replace: it takes their place.</summary>
    public string? ComputeMode { get; set; }

    /// <summary>The form's fields, in the order of its schema.</summary>
    public IReadOnlyList<FormField> ReadFields()
    {
        JsonElement schema = Metadata.Schema;
        if (schema.ValueKind != JsonValueKind.Object
            || !schema.TryGetProperty("properties", out JsonElement properties)
            || properties.ValueKind != JsonValueKind.Object)
        {
            return [];
        }

        HashSet<string> required = schema.TryGetProperty("required", out JsonElement names) && names.ValueKind == JsonValueKind.Array
            ? names.EnumerateArray().Select(name => name.ToString()).ToHashSet(StringComparer.Ordinal)
            : [];
        return properties.EnumerateObject().Select(property => Field(property, required.Contains(property.Name))).ToArray();
    }

    private static FormField Field(JsonProperty property, bool required) =>
        new(property.Name, Text(property.Value, "title") ?? property.Name, Text(property.Value, "type"), required);

    private static string? Text(JsonElement schema, string name) =>
        schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}

public sealed record FormMetadata
{
    /// <summary>A JSON schema whose properties are the fields, by id.</summary>
    public JsonElement Schema { get; set; }
}

/// <summary>A field of a form.</summary>
/// <param name="Id">Its name in a submission's JSON.</param>
/// <param name="Title">What users see; its id where the schema has no title.</param>
/// <param name="Type">The JSON schema type, or null.</param>
/// <param name="Required">A submission needs it.</param>
public sealed record FormField(string Id, string Title, string? Type, bool Required);

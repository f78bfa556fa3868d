using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using SessionTools.Ion;

namespace SessionTools.Clients.AppConfig.Flags;

/// <summary>
/// The flags of a feature flag profile as GetLatestConfiguration gives them: JSON where no flag has variants, else Ion in
/// which each flag is a JSON text, or a list of rules with JSON texts and a last text for when no rule matches.
/// </summary>
internal sealed class FlagDocument
{
    private const string IonType = "application/ion";

    private FlagDocument(IReadOnlyList<FlagDefinition> flags)
    {
        Flags = flags;
    }

    /// <summary>The flags in the document's order.</summary>
    public IReadOnlyList<FlagDefinition> Flags { get; }

    /// <param name="content">The configuration.</param>
    /// <param name="contentType">Its media type.</param>
    /// <param name="name">Which configuration it is, for errors.</param>
    /// <exception cref="AppConfigFlagException">The content is not that of a feature flag profile.</exception>
    public static FlagDocument Read(ReadOnlySpan<byte> content, string? contentType, string name)
    {
        try
        {
            bool isIon = (contentType ?? "").Split(';')[0].Trim().Equals(IonType, StringComparison.OrdinalIgnoreCase);
            return new FlagDocument(isIon ? ReadIon(content) : ReadJson(content));
        }
        catch (Exception exception) when (exception is JsonException or IonException or InvalidDataException)
        {
            throw new AppConfigFlagException(
                FlagProblem.NoFlags,
                $"The configuration {name} is not one of feature flags: {exception.Message}",
                exception);
        }
    }

    private static FlagDefinition[] ReadJson(ReadOnlySpan<byte> content)
    {
        JsonElement root = JsonSerializer.Deserialize(content, AppConfigJson.Default.JsonElement);
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw NoFlags("it is no JSON object");
        }

        return root.EnumerateObject()
            .Select(flag => new FlagDefinition(flag.Name, [new FlagVariant(Rule: null, CheckFlag(flag.Name, flag.Value))]))
            .ToArray();
    }

    private static FlagDefinition[] ReadIon(ReadOnlySpan<byte> content) => IonDatagram.Parse(content).Select(ReadFlag).ToArray();

    private static FlagDefinition ReadFlag(IonValue value)
    {
        if (value.Annotations is not [{ Text: { } name }])
        {
            throw NoFlags($"a value of type {value.Type} is not marked with one flag's name");
        }

        IReadOnlyList<FlagVariant> variants = value is IonList list
            ? list.Items.Select(item => ReadVariant(name, item)).ToArray()
            : [ReadVariant(name, value)];
        return new FlagDefinition(name, variants);
    }

    private static FlagVariant ReadVariant(string flag, IonValue value) => value switch
    {
        IonString json => new FlagVariant(Rule: null, ParseFlag(flag, json.Value)),
        IonList { Count: 2 } pair when pair[1] is IonString json => new FlagVariant(pair[0], ParseFlag(flag, json.Value)),
        _ => throw NoFlags($"the flag '{flag}' has a variant that is neither JSON nor a rule with JSON, but a value of type {value.Type}"),
    };

    private static JsonElement ParseFlag(string flag, string json) =>
        CheckFlag(flag, JsonSerializer.Deserialize(json, AppConfigJson.Default.JsonElement));

    private static JsonElement CheckFlag(string flag, JsonElement value) =>
        value.ValueKind == JsonValueKind.Object ? value : throw NoFlags($"the flag '{flag}' is no JSON object");

    private static InvalidDataException NoFlags(string reason) => new(reason);
}

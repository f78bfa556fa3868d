using System.Collections.Generic;
using System.Text.Json;
using SessionTools.Ion;

namespace SessionTools.Clients.AppConfig.Flags;

/// <summary>A flag with its variants in the order in which their rules are asked.</summary>
internal sealed record FlagDefinition(string Name, IReadOnlyList<FlagVariant> Variants);

/// <summary>A flag's value for those whom a rule matches; without a rule, for all.</summary>
internal sealed record FlagVariant(IonValue? Rule, JsonElement Value)
{
    private const string NameMember = "_variant";
    private const string EnabledMember = "enabled";

    /// <summary>The variant's name; null for a basic flag.</summary>
    public string? Name => Value.TryGetProperty(NameMember, out JsonElement name) && name.ValueKind == JsonValueKind.String ? name.GetString() : null;

    public bool IsEnabled => Value.TryGetProperty(EnabledMember, out JsonElement enabled) && enabled.ValueKind == JsonValueKind.True;

    public static bool IsAttribute(string member) => member is not (NameMember or EnabledMember);
}

using System;
using System.Collections;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace SessionTools.Clients.Aws;

/// <summary>
/// How answers are deserialized: as the records' JSON contexts say, but that a null cannot take the place of what a record
/// has from the start. Where it has a text, a null counts as not sent (Smithy, client error correction); where it has a
/// list, a map or a structure, nobody knows what is missing, and an empty one would be a false answer.
/// </summary>
internal static class StrictAnswers
{
    private static readonly ConditionalWeakTable<JsonSerializerOptions, JsonSerializerOptions> s_strict = [];

    public static JsonTypeInfo<TResponse> Of<TResponse>(JsonTypeInfo<TResponse> type) =>
        (JsonTypeInfo<TResponse>)s_strict.GetValue(type.Options, Strict).GetTypeInfo(typeof(TResponse));

    private static JsonSerializerOptions Strict(JsonSerializerOptions options) =>
        new(options) { TypeInfoResolver = options.TypeInfoResolver!.WithAddedModifier(Guard) };

    private static void Guard(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object || type.CreateObject is not { } create)
        {
            return;
        }

        object fresh = create();
        foreach (JsonPropertyInfo property in type.Properties.Where(property => !property.PropertyType.IsValueType))
        {
            if (property is { Get: { } get, Set: { } set })
            {
                property.Set = Setter(property, set, mayBeNull: get(fresh) is null);
            }
        }
    }

    private static Action<object, object?> Setter(JsonPropertyInfo property, Action<object, object?> set, bool mayBeNull)
    {
        string name = property.Name;
        if (property.PropertyType == typeof(string))
        {
            return (record, value) => set(record, value ?? (mayBeNull ? null : ""));
        }

        return (record, value) =>
        {
            bool isNull = value is null ? !mayBeNull : HasNull(value);
            set(record, isNull ? throw new JsonException($"its member {name} is null, or holds one") : value);
        };
    }

    private static bool HasNull(object value)
    {
        ICollection? items = value is IDictionary map ? map.Values : value as ICollection;
        if (items is null or byte[])
        {
            return false;
        }

        foreach (object? item in items)
        {
            if (item is null)
            {
                return true;
            }
        }

        return false;
    }
}

using System;
using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;

namespace SessionTools.ApiGateway;

/// <summary>Maps of text, from what scripts have.</summary>
internal static class StringMap
{
    /// <summary>Null and an empty map are the same: nothing in it.</summary>
    /// <exception cref="ArgumentTransformationMetadataException">It is no map, or a value is no simple value.</exception>
    public static Dictionary<string, string> From(object? value)
    {
        Dictionary<string, string> map = new(StringComparer.Ordinal);
        switch (value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value)
        {
            case null:
                break;
            case IDictionary dictionary:
                foreach (DictionaryEntry entry in dictionary)
                {
                    map[TextOf(entry.Key, "a name")] = TextOf(entry.Value, $"'{entry.Key}'");
                }

                break;
            case PSObject custom:
                foreach (PSPropertyInfo property in custom.Properties)
                {
                    map[property.Name] = TextOf(property.Value, $"'{property.Name}'");
                }

                break;
            default:
                throw new ArgumentTransformationMetadataException($"A hashtable of names and texts is needed, not {value!.GetType().Name}.");
        }

        return map;
    }

    private static string TextOf(object? value, string what)
    {
        object? plain = value is PSObject wrapped ? wrapped.BaseObject : value;
        return plain is string or char or bool or IFormattable
            ? LanguagePrimitives.ConvertTo<string>(plain)
            : throw new ArgumentTransformationMetadataException($"The value of {what} must be a text, not {plain?.GetType().Name ?? "null"}.");
    }
}

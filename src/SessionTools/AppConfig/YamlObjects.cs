using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using SessionTools.Common;
using YamlDotNet.Serialization;

namespace SessionTools.AppConfig;

/// <summary>YAML as the objects that JSON would give.</summary>
internal static class YamlObjects
{
    private static readonly IDeserializer s_yaml = new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build();

    /// <exception cref="YamlDotNet.Core.YamlException">It is no YAML, or is nested too deep, as what contains itself is.</exception>
    public static object? From(string yaml, bool asHashtable)
    {
        YamlNesting.Check(yaml);
        return Convert(s_yaml.Deserialize(yaml), asHashtable, depth: 0);
    }

    private static object? Convert(object? value, bool asHashtable, int depth)
    {
        YamlNesting.Check(depth);
        return value switch
        {
            IDictionary<object, object?> mapping when asHashtable => ToHashtable(mapping, depth + 1),
            IDictionary<object, object?> mapping => ToObject(mapping, depth + 1),
            IList<object?> sequence => sequence.Select(item => Convert(item, asHashtable, depth + 1)).ToArray(),
            _ => ToScalar(value),
        };
    }

    private static object? ToScalar(object? value) => value switch
    {
        // JSON's whole numbers are long, and so should the same configuration be in YAML.
        byte or sbyte or short or ushort or int or uint => System.Convert.ToInt64(value, CultureInfo.InvariantCulture),
        float single => (double)single,
        _ => value,
    };

    private static PSObject ToObject(IDictionary<object, object?> mapping, int depth)
    {
        PSObject result = PropertyObject.Create(mapping.Count);
        foreach ((object key, object? member) in mapping)
        {
            string name = NameOf(key);
            result.Properties.Remove(name);
            result.Properties.Add(new PSNoteProperty(name, Convert(member, asHashtable: false, depth)));
        }

        return result;
    }

    private static Hashtable ToHashtable(IDictionary<object, object?> mapping, int depth)
    {
        Hashtable result = new(StringComparer.Ordinal);
        foreach ((object key, object? member) in mapping)
        {
            result[NameOf(key)] = Convert(member, asHashtable: true, depth);
        }

        return result;
    }

    private static string NameOf(object key) => System.Convert.ToString(key, CultureInfo.InvariantCulture) ?? "";
}

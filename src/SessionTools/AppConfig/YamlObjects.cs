using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using YamlDotNet.Serialization;

namespace SessionTools.AppConfig;

/// <summary>YAML as the objects that JSON would give.</summary>
internal static class YamlObjects
{
    private static readonly IDeserializer s_yaml = new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build();

    public static object? From(string yaml, bool asHashtable) => Convert(s_yaml.Deserialize(yaml), asHashtable);

    private static object? Convert(object? value, bool asHashtable) => value switch
    {
        IDictionary<object, object?> mapping when asHashtable => ToHashtable(mapping),
        IDictionary<object, object?> mapping => ToObject(mapping),
        IList<object?> sequence => sequence.Select(item => Convert(item, asHashtable)).ToArray(),

        // JSON's whole numbers are long, and so should the same configuration be in YAML.
        byte or sbyte or short or ushort or int or uint => System.Convert.ToInt64(value, CultureInfo.InvariantCulture),
        float single => (double)single,
        _ => value,
    };

    private static PSObject ToObject(IDictionary<object, object?> mapping)
    {
        PSObject result = new();
        foreach ((object key, object? member) in mapping)
        {
            string name = NameOf(key);
            result.Properties.Remove(name);
            result.Properties.Add(new PSNoteProperty(name, Convert(member, asHashtable: false)));
        }

        return result;
    }

    private static Hashtable ToHashtable(IDictionary<object, object?> mapping)
    {
        Hashtable result = new(StringComparer.Ordinal);
        foreach ((object key, object? member) in mapping)
        {
            result[NameOf(key)] = Convert(member, asHashtable: true);
        }

        return result;
    }

    private static string NameOf(object key) => System.Convert.ToString(key, CultureInfo.InvariantCulture) ?? "";
}

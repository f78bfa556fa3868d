using System;
using System.Collections.Frozen;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using SessionTools.Ion;

namespace SessionTools.Qldb;

/// <summary>
/// Ion as the objects of PowerShell. A struct becomes an object or a dictionary that remembers where it came from; a struct
/// whose names repeat, and for objects also one with names that are empty, differ only by case or are the engine's own, stays
/// what it is, and so does an s-expression.
/// </summary>
internal static class IonToObjects
{
    /// <summary>Names that the engine keeps for its views of an object (about_Intrinsic_Members).</summary>
    private static readonly FrozenSet<string> s_reserved =
        FrozenSet.ToFrozenSet(["psobject", "psbase", "psadapted", "psextended", "pstypenames"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Up to so many names are compared one by one, which is quicker than a set of them.</summary>
    private const int MostNamesToCompare = 8;

    public static object? From(IonValue value, bool asHashtable) => value switch
    {
        IonStruct structure when asHashtable => ToDictionary(structure),
        IonStruct structure => ToObject(structure),
        IonList list => list.Items.Select(item => From(item, asHashtable)).ToArray(),
        _ => IonScalars.ToObject(value),
    };

    private static object ToObject(IonStruct value)
    {
        if (!HasPropertyNames(value))
        {
            return value;
        }

        IonObject result = IonObject.From(value);
        foreach (IonField field in value.Fields)
        {
            result.Properties.Add(new PSNoteProperty(field.Name.Text!, From(field.Value, asHashtable: false)), preValidated: true);
        }

        return result;
    }

    private static bool HasPropertyNames(IonStruct value)
    {
        HashSet<string>? names = value.Count > MostNamesToCompare ? new(value.Count, StringComparer.OrdinalIgnoreCase) : null;
        for (int i = 0; i < value.Count; i++)
        {
            string? name = value[i].Name.Text;
            bool isNew = names is null ? !IsAmong(value.Fields.AsSpan(0, i), name) : name is not null && names.Add(name);
            if (string.IsNullOrEmpty(name) || !isNew || s_reserved.Contains(name))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsAmong(ReadOnlySpan<IonField> fields, string? name)
    {
        foreach (IonField field in fields)
        {
            if (string.Equals(field.Name.Text, name, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static object ToDictionary(IonStruct value)
    {
        IonDictionary result = new(value);
        foreach (IonField field in value)
        {
            if (field.Name.Text is not { } name || result.Contains(name))
            {
                return value;
            }

            result.Add(name, From(field.Value, asHashtable: true));
        }

        return result;
    }
}

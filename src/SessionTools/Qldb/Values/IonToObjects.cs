using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using SessionTools.Ion;

namespace SessionTools.Qldb;

/// <summary>
/// Ion as the objects of PowerShell. A struct becomes an object or a dictionary that remembers where it came from; a struct
/// whose names repeat, and for objects also one with names that are empty or differ only by case, stays what it is, and so
/// does an s-expression.
/// </summary>
internal static class IonToObjects
{
    public static object? From(IonValue value, bool asHashtable) => value switch
    {
        IonStruct structure when asHashtable => ToDictionary(structure),
        IonStruct structure => ToObject(structure),
        IonList list => list.Items.Select(item => From(item, asHashtable)).ToArray(),
        _ => IonScalars.ToObject(value),
    };

    private static object ToObject(IonStruct value)
    {
        HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);
        if (!value.Fields.All(field => !string.IsNullOrEmpty(field.Name.Text) && names.Add(field.Name.Text)))
        {
            return value;
        }

        IonObject result = new(value);
        foreach (IonField field in value)
        {
            result.Properties.Add(new PSNoteProperty(field.Name.Text, From(field.Value, asHashtable: false)));
        }

        return result;
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

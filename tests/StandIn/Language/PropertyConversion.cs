using System.Collections;

namespace System.Management.Automation;

/// <summary>A dictionary's entries become the properties of a new object.</summary>
internal static class PropertyConversion
{
    public static object? From(IDictionary values, Type target)
    {
        if (target.IsAbstract || target.GetConstructor(Type.EmptyTypes) is null)
        {
            return null;
        }

        object created = Activator.CreateInstance(target)!;
        PSObject wrapper = PSObject.AsPSObject(created);
        foreach (DictionaryEntry entry in values)
        {
            string name = ObjectText.Of(entry.Key);
            PSPropertyInfo property = wrapper.Properties[name]
                ?? throw new InvalidCastException($"The property {name} was not found for the {target.FullName} object.");
            property.Value = entry.Value;
        }

        return created;
    }
}

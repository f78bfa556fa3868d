using System.Linq;
using System.Management.Automation;

namespace SessionTools.Cmdlets.Tests;

/// <summary>What Import-Clixml and jobs make of objects that came over a connection.</summary>
internal static class SavedObject
{
    /// <summary>What is left of a connection.</summary>
    public static PSObject Picture()
    {
        PSObject picture = new();
        picture.TypeNames.Insert(0, "Deserialized.SessionTools.Connection");
        return picture;
    }

    /// <param name="value">The object.</param>
    /// <param name="connection">What is left of its connection.</param>
    public static PSObject Of(PSObject value, object connection)
    {
        PSObject saved = new();
        saved.TypeNames.Insert(0, "Deserialized." + value.TypeNames[0]);
        foreach (PSPropertyInfo property in value.Properties.Where(property => property.Name != "Connection"))
        {
            saved.Properties.Add(new PSNoteProperty(property.Name, property.Value));
        }

        saved.Properties.Add(new PSNoteProperty("Connection", connection));
        return saved;
    }
}

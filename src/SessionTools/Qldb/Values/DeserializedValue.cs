using System;
using System.Management.Automation;
using SessionTools.Ion;

namespace SessionTools.Qldb;

/// <summary>Values that jobs and Import-Clixml give as pictures of their properties, and that are whole again from those.</summary>
internal static class DeserializedValue
{
    private const string Prefix = "Deserialized.";
    private const string IonType = Prefix + "SessionTools.Ion.IonValue";
    private const string TimeType = Prefix + "System.DateTimeOffset";

    /// <returns>Null where the object is none of these.</returns>
    public static IonValue? Read(object? value)
    {
        if (value is not PSObject { BaseObject: PSCustomObject } picture)
        {
            return null;
        }

        return picture.TypeNames.Contains(IonType) ? IonValue.Parse(picture.ToString())
            : picture.TypeNames.Contains(TimeType) && picture.Properties["DateTime"]?.Value is DateTime clock && picture.Properties["Offset"]?.Value is TimeSpan offset
                ? (IonValue)new DateTimeOffset(DateTime.SpecifyKind(clock, DateTimeKind.Unspecified), offset)
            : null;
    }
}

using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Numerics;
using SessionTools.Ion;

namespace SessionTools.Qldb;

/// <summary>Values that jobs and Import-Clixml give as pictures of their properties, and that are whole again from those.</summary>
internal static class DeserializedValue
{
    private const string Prefix = "Deserialized.";
    private const string IonType = Prefix + "SessionTools.Ion.IonValue";
    private const string TimeType = Prefix + "System.DateTimeOffset";
    private const string DayType = Prefix + "System.DateOnly";
    private const string HalfType = Prefix + "System.Half";

    private static readonly string[] s_integerTypes =
    [
        Prefix + "System.Numerics.BigInteger", Prefix + "System.Int128", Prefix + "System.UInt128", Prefix + "System.IntPtr", Prefix + "System.UIntPtr",
    ];

    /// <returns>Null where the object is none of these.</returns>
    /// <exception cref="InvalidCastException">It is the picture of a number, whose properties do not give it, and has no number as its text.</exception>
    public static IonValue? Read(object? value)
    {
        if (value is not PSObject { BaseObject: PSCustomObject } picture)
        {
            return null;
        }

        return picture.TypeNames.Contains(IonType) ? IonValue.Parse(picture.ToString())
            : picture.TypeNames.Contains(TimeType) && picture.Properties["DateTime"]?.Value is DateTime clock && picture.Properties["Offset"]?.Value is TimeSpan offset
                ? (IonValue)new DateTimeOffset(DateTime.SpecifyKind(clock, DateTimeKind.Unspecified), offset)
            : picture.TypeNames.Contains(DayType) && picture.Properties["DayNumber"]?.Value is int day ? (IonValue)DateOnly.FromDayNumber(day)
            : ReadNumber(picture);
    }

    /// <summary>Whether an object, or a part of it, is such a picture: it may have lost what its properties do not show.</summary>
    public static bool IsWithin(object? value) =>
        (value is PSObject known && known.TypeNames.Any(name => name.StartsWith(Prefix, StringComparison.Ordinal))) || Parts(value).Any(IsWithin);

    private static IonValue? ReadNumber(PSObject picture)
    {
        string text = picture.ToString();
        if (picture.TypeNames.FirstOrDefault(s_integerTypes.Contains) is { } type)
        {
            return BigInteger.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out BigInteger integer) ? integer : throw NoNumber(type);
        }

        return !picture.TypeNames.Contains(HalfType) ? null
            : Half.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out Half number) ? (double)number
            : throw NoNumber(HalfType);
    }

    private static InvalidCastException NoNumber(string type) =>
        new($"A {type} has lost its number. Make text of it, or a number of another type, before it is saved or goes through a job.");

    private static IEnumerable<object?> Parts(object? value) => (value is PSObject wrapped ? wrapped.BaseObject : value) switch
    {
        PSCustomObject => ((PSObject)value!).Properties.Select(property => property.Value),
        IDictionary entries => entries.Values.Cast<object?>(),
        IEnumerable items and not (string or byte[] or IonValue) => items.Cast<object?>(),
        _ => [],
    };
}

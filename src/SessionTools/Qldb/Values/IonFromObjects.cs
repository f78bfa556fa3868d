using System;
using System.Collections;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Data;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Internal;
using System.Reflection;
using System.Security;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;
using SessionTools.Ion;

namespace SessionTools.Qldb;

/// <summary>
/// Objects of PowerShell as Ion: dictionaries, rows and objects with properties as structs, sequences as lists. What came from
/// Ion and was not changed becomes the same Ion again, part by part.
/// </summary>
internal sealed class IonFromObjects
{
    /// <summary>As deep as a reader of Ion follows.</summary>
    public const int DefaultDepth = 512;

    /// <summary>How many parts of a long path an error shows at each end.</summary>
    private const int ShownParts = 5;

    private readonly int _maxDepth;
    private readonly List<object> _around = [];
    private readonly List<string> _path = [];

    private IonFromObjects(int maxDepth)
    {
        _maxDepth = maxDepth;
    }

    /// <exception cref="IonConversionException">A part has no form in Ion, contains itself or is nested too deeply.</exception>
    public static IonValue From(object? value, int maxDepth = DefaultDepth)
    {
        IonFromObjects builder = new(maxDepth);
        try
        {
            return builder.Build(value, origin: null);
        }
        catch (Exception exception) when (exception is IonException or InvalidCastException or System.IO.IOException)
        {
            throw builder.NoForm(exception.Message, exception);
        }
    }

    private IonValue Build(object? value, IonValue? origin)
    {
        // What a command that gives nothing leaves is null, and no object without properties.
        value = ReferenceEquals(value, AutomationNull.Value) ? null : value;
        object? plain = value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;
        if (DeserializedValue.Read(value) is { } known)
        {
            return known;
        }

        origin = plain is IIonOrigin own ? own.Origin : origin;
        if (origin is not null && IonScalars.IsUnchanged(plain, origin))
        {
            return origin;
        }

        return IonScalars.FromObject(plain) ?? BuildContainer(plain!, value!, origin);
    }

    /// <param name="plain">The object.</param>
    /// <param name="given">The same with the properties that PowerShell has added to it.</param>
    /// <param name="origin">What it was made of.</param>
    private IonValue BuildContainer(object plain, object given, IonValue? origin)
    {
        Refuse(plain);
        if (_around.Contains(plain, ReferenceEqualityComparer.Instance))
        {
            throw NoForm("The object contains itself.");
        }

        if (_around.Count == _maxDepth)
        {
            throw NoForm($"Objects are nested more than {_maxDepth} deep.");
        }

        _around.Add(plain);
        IonValue result = plain switch
        {
            IDictionary dictionary => BuildStruct(Entries(dictionary), origin as IonStruct),
            DataRow row => BuildStruct(Columns(row), origin as IonStruct),
            DataRowView row => BuildStruct(Columns(row.Row), origin as IonStruct),
            IEnumerable sequence => BuildSequence(sequence, origin as IonList),
            _ => BuildStruct(Properties(PSObject.AsPSObject(given)), origin as IonStruct),
        };
        _around.RemoveAt(_around.Count - 1);
        return result;
    }

    private IonStruct BuildStruct(IEnumerable<(string Name, object? Value)> members, IonStruct? origin)
    {
        ImmutableArray<IonField>.Builder fields = ImmutableArray.CreateBuilder<IonField>();
        bool unchanged = origin is not null;
        foreach ((string name, object? value) in members)
        {
            IonValue? before = null;
            origin?.TryGetValue(name, out before);
            _path.Add("." + name);
            IonField field = new(IonScalars.CheckText(name), Build(value, before));
            _path.RemoveAt(_path.Count - 1);
            fields.Add(field);
            unchanged = unchanged && before is not null && ReferenceEquals(before, field.Value);
        }

        return unchanged && origin!.Count == fields.Count ? origin : new IonStruct(fields.ToImmutable(), origin?.Annotations ?? default);
    }

    private IonList BuildSequence(IEnumerable sequence, IonList? origin)
    {
        ImmutableArray<IonValue>.Builder items = ImmutableArray.CreateBuilder<IonValue>();
        bool unchanged = origin is not null;
        foreach (object? item in sequence)
        {
            IonValue? before = items.Count < origin?.Count ? origin[items.Count] : null;
            _path.Add(string.Create(CultureInfo.InvariantCulture, $"[{items.Count}]"));
            items.Add(Build(item, before));
            _path.RemoveAt(_path.Count - 1);
            unchanged = unchanged && ReferenceEquals(before, items[^1]);
        }

        return unchanged && origin!.Count == items.Count ? origin : new IonList(items.ToImmutable(), origin?.Annotations ?? default);
    }

    private IEnumerable<(string Name, object? Value)> Entries(IDictionary dictionary)
    {
        foreach (DictionaryEntry entry in dictionary)
        {
            object key = entry.Key is PSObject wrapped ? wrapped.BaseObject : entry.Key;
            yield return (Convert.ToString(key, CultureInfo.InvariantCulture) ?? throw NoForm("A key has no text."), entry.Value);
        }
    }

    private static IEnumerable<(string Name, object? Value)> Columns(DataRow row) =>
        row.Table.Columns.Cast<DataColumn>().Select(column => (column.ColumnName, (object?)row[column]));

    /// <summary>The public properties of a .NET object, without those that PowerShell has added; all of a custom object.</summary>
    private IEnumerable<(string Name, object? Value)> Properties(PSObject value)
    {
        bool all = value.BaseObject is PSCustomObject;
        foreach (PSPropertyInfo property in value.Properties)
        {
            if (property.IsGettable && (all || property.MemberType == PSMemberTypes.Property))
            {
                yield return (property.Name, Read(property));
            }
        }
    }

    private object? Read(PSPropertyInfo property)
    {
        try
        {
            return property.Value;
        }
        catch (GetValueException exception)
        {
            throw NoForm($"The property '{property.Name}' cannot be read: {exception.Message}", exception);
        }
    }

    /// <summary>Objects whose properties are not what they are.</summary>
    private void Refuse(object value)
    {
        if (value is ScriptBlock or Delegate or MemberInfo or SecureString or Secret)
        {
            throw NoForm($"A {value.GetType().Name} has no form in Ion.");
        }

        if (value is XmlNode or XObject)
        {
            throw NoForm($"XML ({value.GetType().Name}) has no form in Ion. Write its text ({(value is XmlNode ? ".OuterXml" : ".ToString()")}) or the properties that you need.");
        }

        if (value is JsonNode or JsonDocument or JsonElement)
        {
            throw NoForm($"JSON ({value.GetType().Name}) has no form in Ion. Make objects of its text by ConvertFrom-Json.");
        }
    }

    private IonConversionException NoForm(string reason, Exception? inner = null)
    {
        string place = string.Concat(_path.Count <= 2 * ShownParts ? _path : [.. _path.Take(ShownParts), "…", .. _path.TakeLast(ShownParts)]);
        return new IonConversionException(
            IonConversionProblem.NoIonForm,
            place.Length == 0 ? $"The object cannot be written as Ion: {reason}" : $"The object's '{place.TrimStart('.')}' cannot be written as Ion: {reason}",
            inner);
    }
}

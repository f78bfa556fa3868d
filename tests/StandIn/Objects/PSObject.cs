using System.Collections;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Globalization;
using System.Linq;
using System.Runtime.CompilerServices;

namespace System.Management.Automation;

public class PSObject : IFormattable, IComparable
{
    public const string AdaptedMemberSetName = "psadapted";
    public const string ExtendedMemberSetName = "psextended";
    public const string BaseObjectMemberSetName = "psbase";

    // Members added to a reference object belong to the object, whichever wrapper added them.
    private static readonly ConditionalWeakTable<object, List<PSMemberInfo>> s_added = new();
    private readonly List<PSMemberInfo> _own = [];
    private Collection<string>? _typeNames;

    public PSObject()
    {
        ImmediateBaseObject = PSCustomObject.SelfInstance;
    }

    public PSObject(object obj)
    {
        ArgumentNullException.ThrowIfNull(obj);
        ImmediateBaseObject = obj;
    }

    public object ImmediateBaseObject { get; private set; }

    public object BaseObject => ImmediateBaseObject is PSObject inner ? inner.BaseObject : ImmediateBaseObject;

    public PSMemberInfoCollection<PSMemberInfo> Members => new ObjectMembers<PSMemberInfo>(this);

    public PSMemberInfoCollection<PSPropertyInfo> Properties => new ObjectMembers<PSPropertyInfo>(this);

    public PSMemberInfoCollection<PSMethodInfo> Methods => new ObjectMembers<PSMethodInfo>(this);

    public Collection<string> TypeNames => _typeNames ??= new Collection<string>(NamesOf(BaseObject).ToList());

    internal List<PSMemberInfo> AddedMembers => BelongsToObject ? s_added.GetOrCreateValue(BaseObject) : _own;

    private bool BelongsToObject => BaseObject is not (PSCustomObject or string or ValueType);

    public static implicit operator PSObject(int valueToConvert)
    {
        return AsPSObject(valueToConvert);
    }

    public static implicit operator PSObject(string valueToConvert)
    {
        return AsPSObject(valueToConvert);
    }

    public static implicit operator PSObject(Hashtable valueToConvert)
    {
        return AsPSObject(valueToConvert);
    }

    public static implicit operator PSObject(double valueToConvert)
    {
        return AsPSObject(valueToConvert);
    }

    public static implicit operator PSObject(bool valueToConvert)
    {
        return AsPSObject(valueToConvert);
    }

    public static PSObject AsPSObject(object obj)
    {
        ArgumentNullException.ThrowIfNull(obj);
        return obj as PSObject ?? new PSObject(obj);
    }

    public virtual PSObject Copy()
    {
        PSObject copy = new(BaseObject is ICloneable and not string ? ((ICloneable)BaseObject).Clone() : BaseObject);
        foreach (PSMemberInfo member in AddedMembers.ToArray())
        {
            if (copy.Members[member.Name] is null)
            {
                copy.Members.Add(member.Copy());
            }
        }

        return copy;
    }

    public int CompareTo(object? obj)
    {
        return ReferenceEquals(this, obj) ? 0 : LanguagePrimitives.Compare(BaseObject, obj);
    }

    public override bool Equals(object? obj)
    {
        return ReferenceEquals(this, obj)
            || (BaseObject is not PSCustomObject && LanguagePrimitives.Equals(BaseObject, Base(obj)));
    }

    public override int GetHashCode()
    {
        return BaseObject is PSCustomObject ? RuntimeHelpers.GetHashCode(this) : BaseObject.GetHashCode();
    }

    public override string ToString()
    {
        return ToString(null, CultureInfo.InvariantCulture);
    }

    public string ToString(string? format, IFormatProvider? formatProvider)
    {
        return BaseObject is PSCustomObject ? Describe() : ObjectText.Of(BaseObject, format, formatProvider);
    }

    internal static object? Base(object? value)
    {
        return value is PSObject wrapper ? wrapper.BaseObject is PSCustomObject ? wrapper : wrapper.BaseObject : value;
    }

    private static IEnumerable<string> NamesOf(object target)
    {
        for (Type? type = target.GetType(); type is not null; type = type.BaseType)
        {
            yield return type.FullName ?? type.Name;
        }
    }

    private string Describe()
    {
        return "@{" + string.Join("; ", Properties.Select(property => $"{property.Name}={ObjectText.Of(property.Value)}")) + "}";
    }
}

using System.Reflection;

namespace System.Management.Automation;

/// <summary>A public property or field of the .NET object underneath.</summary>
public class PSProperty : PSPropertyInfo
{
    private readonly object _owner;
    private readonly MemberInfo _member;

    internal PSProperty(object owner, MemberInfo member)
    {
        _owner = owner;
        _member = member;
        SetMemberName(member.Name);
    }

    public override bool IsGettable => _member is FieldInfo || ((PropertyInfo)_member).GetMethod is { IsPublic: true };

    public override bool IsSettable => _member is FieldInfo { IsInitOnly: false } or PropertyInfo { SetMethod.IsPublic: true };

    public override PSMemberTypes MemberType => PSMemberTypes.Property;

    public override string TypeNameOfValue => ValueType.FullName ?? ValueType.Name;

    public override object? Value
    {
        get => Get();
        set => Set(value);
    }

    private Type ValueType => _member is PropertyInfo property ? property.PropertyType : ((FieldInfo)_member).FieldType;

    public override PSMemberInfo Copy()
    {
        return new PSProperty(_owner, _member);
    }

    public override string ToString()
    {
        return $"{TypeNameOfValue} {Name} {{{(IsGettable ? "get;" : string.Empty)}{(IsSettable ? "set;" : string.Empty)}}}";
    }

    private object? Get()
    {
        if (!IsGettable)
        {
            throw new GetValueException($"The property '{Name}' cannot be read.");
        }

        try
        {
            return _member is PropertyInfo property ? property.GetValue(_owner) : ((FieldInfo)_member).GetValue(_owner);
        }
        catch (TargetInvocationException exception)
        {
            Exception cause = exception.InnerException ?? exception;
            throw new GetValueInvocationException($"Exception getting \"{Name}\": \"{cause.Message}\"", cause);
        }
    }

    private void Set(object? value)
    {
        if (!IsSettable)
        {
            throw new SetValueException($"'{Name}' is a ReadOnly property.");
        }

        object? converted = LanguagePrimitives.ConvertTo(value, ValueType);
        try
        {
            (_member as PropertyInfo)?.SetValue(_owner, converted);
            (_member as FieldInfo)?.SetValue(_owner, converted);
        }
        catch (TargetInvocationException exception)
        {
            Exception cause = exception.InnerException ?? exception;
            throw new SetValueInvocationException($"Exception setting \"{Name}\": \"{cause.Message}\"", cause);
        }
    }
}

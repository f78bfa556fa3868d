using System.Collections;

namespace System.Management.Automation;

/// <summary>One conversion to one type: the language's rules, the most exact first.</summary>
internal sealed class Conversion
{
    private readonly Type _target;
    private readonly IFormatProvider _provider;
    private Exception? _cause;

    public Conversion(Type target, IFormatProvider provider)
    {
        _target = target;
        _provider = provider;
    }

    public bool TryConvert(object? value, out object? result)
    {
        if (_target == typeof(PSObject))
        {
            result = value is null ? null : PSObject.AsPSObject(value);
            return true;
        }

        if (value is not null && _target.IsInstanceOfType(value))
        {
            result = value;
            return true;
        }

        object? source = PSObject.Base(value);
        if (source is null)
        {
            return TryConvertNull(out result);
        }

        if (_target.IsInstanceOfType(source))
        {
            result = source;
            return true;
        }

        return TryConvertValue(value!, source, out result);
    }

    public PSInvalidCastException Failure(object? value)
    {
        string message = value is null
            ? $"Cannot convert null to type \"{_target.FullName}\"."
            : $"Cannot convert value \"{ObjectText.Of(value)}\" to type \"{_target.FullName}\".";
        string reason = _cause is null ? string.Empty : $" Error: \"{_cause.Message}\"";
        return new PSInvalidCastException(message + reason, _cause);
    }

    private bool TryConvertNull(out object? result)
    {
        result = null;
        if (_target == typeof(string))
        {
            result = string.Empty;
            return true;
        }

        if (!_target.IsValueType || Nullable.GetUnderlyingType(_target) is not null)
        {
            return true;
        }

        if (Numbers.IsNumber(_target) || _target == typeof(bool) || _target == typeof(char) || _target == typeof(SwitchParameter))
        {
            result = Activator.CreateInstance(_target);
            return true;
        }

        return false;
    }

    private bool TryConvertValue(object value, object source, out object? result)
    {
        try
        {
            result = Convert(value, source);
            return result is not null;
        }
        catch (Exception exception) when (exception is FormatException or OverflowException or InvalidCastException
            or ArgumentException or ExtendedTypeSystemException)
        {
            _cause = exception;
            result = null;
            return false;
        }
    }

    private object? Convert(object value, object source)
    {
        Type target = Nullable.GetUnderlyingType(_target) ?? _target;
        if (target == typeof(string))
        {
            return ObjectText.Of(value);
        }

        if (target == typeof(bool) || target == typeof(SwitchParameter))
        {
            return Truth.Of(source) is bool truth && target == typeof(bool) ? truth : new SwitchParameter(Truth.Of(source));
        }

        if (target == typeof(char) && Numbers.IsNumber(source))
        {
            return System.Convert.ToChar(source, _provider);
        }

        if (target.IsEnum)
        {
            return EnumConversion.From(source, target);
        }

        if (Numbers.IsNumber(target) && NumberConversion.From(source, target, _provider) is object number)
        {
            return number;
        }

        return ConvertByType(source, target);
    }

    private object? ConvertByType(object source, Type target)
    {
        if (target.IsArray)
        {
            return OperatorConversion.From(source, target) ?? CollectionConversion.ToArray(source, target.GetElementType()!, _provider);
        }

        return (source is string text ? TextConversion.From(text, target) : null)
            ?? OperatorConversion.From(source, target)
            ?? CollectionConversion.ToList(source, target, _provider)
            ?? ConstructorConversion.From(source, target)
            ?? (source is IDictionary values ? PropertyConversion.From(values, target) : null);
    }
}

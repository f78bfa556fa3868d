using System.Collections;
using System.Linq;

namespace System.Management.Automation.Binding;

/// <summary>Whether a value has a parameter's type as it is, possibly as the only element of a collection.</summary>
internal static class UncoercedFit
{
    public static bool TryFit(Type type, ref object? value)
    {
        if (value is null)
        {
            return !type.IsValueType && type != typeof(string);
        }

        if (type.IsInstanceOfType(value))
        {
            return true;
        }

        object source = PSObject.Base(value)!;
        if (type.IsInstanceOfType(source))
        {
            value = source;
            return true;
        }

        return type.IsArray && TryWrap(type, ref value);
    }

    private static bool TryWrap(Type type, ref object? value)
    {
        Type element = type.GetElementType()!;
        IEnumerable elements = PSObject.Base(value) as IList ?? new[] { value };
        bool fits = elements.Cast<object?>().All(item => FitsElement(element, item));
        if (fits)
        {
            value = LanguagePrimitives.ConvertTo(value, type);
        }

        return fits;
    }

    private static bool FitsElement(Type element, object? item)
    {
        return element.IsInstanceOfType(item) || element.IsInstanceOfType(PSObject.Base(item)) || element == typeof(PSObject);
    }
}

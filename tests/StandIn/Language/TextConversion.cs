using System.ComponentModel;
using System.Globalization;
using System.Reflection;

namespace System.Management.Automation;

/// <summary>Text to a type that can read it: well-known ones, then its own Parse, then its type converter.</summary>
internal static class TextConversion
{
    public static object? From(string text, Type target)
    {
        if (target == typeof(char))
        {
            return text.Length == 1 ? text[0] : throw new FormatException("The text must be one character.");
        }

        if (target == typeof(Uri))
        {
            return new Uri(text, UriKind.RelativeOrAbsolute);
        }

        if (target == typeof(Type))
        {
            return TypeNames.Find(text) ?? throw new FormatException($"Unable to find type [{text}].");
        }

        return Parse(text, target) ?? ByConverter(text, target);
    }

    private static object? Parse(string text, Type target)
    {
        const BindingFlags Static = BindingFlags.Public | BindingFlags.Static;
        MethodInfo? parse = target.GetMethod("Parse", Static, [typeof(string), typeof(IFormatProvider)]);
        object?[] arguments = [text, CultureInfo.InvariantCulture];
        if (parse is null)
        {
            parse = target.GetMethod("Parse", Static, [typeof(string)]);
            arguments = [text];
        }

        return parse is not null && target.IsAssignableFrom(parse.ReturnType) ? Reflected.Call(() => parse.Invoke(null, arguments)) : null;
    }

    private static object? ByConverter(string text, Type target)
    {
        TypeConverter converter = TypeDescriptor.GetConverter(target);
        return converter.CanConvertFrom(typeof(string)) ? converter.ConvertFromInvariantString(text) : null;
    }
}

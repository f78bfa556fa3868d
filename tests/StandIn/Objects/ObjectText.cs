using System.Collections;
using System.Collections.Generic;
using System.Globalization;

namespace System.Management.Automation;

/// <summary>Turns objects into text as the language does: without a culture, and collections by their elements.</summary>
internal static class ObjectText
{
    public static string Of(object? value)
    {
        return Of(value, null, CultureInfo.InvariantCulture);
    }

    public static string Of(object? value, string? format, IFormatProvider? provider)
    {
        return value switch
        {
            null => string.Empty,
            string text => text,
            PSObject wrapper => wrapper.ToString(format, provider),
            Type type => type.FullName ?? type.Name,
            double number when format is null => number.ToString("R", provider),
            IFormattable formattable => formattable.ToString(format, provider),
            IDictionary => value.ToString() ?? string.Empty,
            IEnumerable elements => Join(elements, provider),
            _ => value.ToString() ?? string.Empty,
        };
    }

    private static string Join(IEnumerable elements, IFormatProvider? provider)
    {
        List<string> parts = [];
        foreach (object? element in elements)
        {
            parts.Add(Of(element, null, provider));
        }

        return string.Join(" ", parts);
    }
}

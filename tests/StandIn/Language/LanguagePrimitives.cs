using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace System.Management.Automation;

public static class LanguagePrimitives
{
    public static T ConvertTo<T>(object? valueToConvert)
    {
        return (T)ConvertTo(valueToConvert, typeof(T))!;
    }

    public static object? ConvertTo(object? valueToConvert, Type resultType)
    {
        return ConvertTo(valueToConvert, resultType, CultureInfo.InvariantCulture);
    }

    public static object? ConvertTo(object? valueToConvert, Type resultType, IFormatProvider formatProvider)
    {
        ArgumentNullException.ThrowIfNull(resultType);
        Conversion conversion = new(resultType, formatProvider);
        if (conversion.TryConvert(valueToConvert, out object? result))
        {
            return result;
        }

        throw conversion.Failure(valueToConvert);
    }

    public static bool TryConvertTo<T>(object? valueToConvert, [MaybeNullWhen(false)] out T result)
    {
        return TryConvertTo(valueToConvert, CultureInfo.InvariantCulture, out result);
    }

    public static bool TryConvertTo<T>(object? valueToConvert, IFormatProvider formatProvider, [MaybeNullWhen(false)] out T result)
    {
        bool converted = TryConvertTo(valueToConvert, typeof(T), formatProvider, out object? value);
        result = converted ? (T)value! : default;
        return converted;
    }

    public static bool TryConvertTo(object? valueToConvert, Type resultType, out object? result)
    {
        return TryConvertTo(valueToConvert, resultType, CultureInfo.InvariantCulture, out result);
    }

    public static bool TryConvertTo(object? valueToConvert, Type resultType, IFormatProvider formatProvider, out object? result)
    {
        ArgumentNullException.ThrowIfNull(resultType);
        return new Conversion(resultType, formatProvider).TryConvert(valueToConvert, out result);
    }

    public static bool IsTrue(object? obj)
    {
        return Truth.Of(obj);
    }

    public static new bool Equals(object? first, object? second)
    {
        return Equals(first, second, false);
    }

    public static bool Equals(object? first, object? second, bool ignoreCase)
    {
        return Equals(first, second, ignoreCase, CultureInfo.InvariantCulture);
    }

    public static bool Equals(object? first, object? second, bool ignoreCase, IFormatProvider formatProvider)
    {
        return Comparison.AreEqual(first, second, ignoreCase, formatProvider);
    }

    public static int Compare(object? first, object? second)
    {
        return Compare(first, second, false);
    }

    public static int Compare(object? first, object? second, bool ignoreCase)
    {
        return Compare(first, second, ignoreCase, CultureInfo.InvariantCulture);
    }

    public static int Compare(object? first, object? second, bool ignoreCase, IFormatProvider formatProvider)
    {
        return Comparison.Compare(first, second, ignoreCase, formatProvider);
    }

    public static IEnumerable? GetEnumerable(object? obj)
    {
        return PSObject.Base(obj) switch
        {
            string or IDictionary or PSObject => null,
            IEnumerable elements => elements,
            _ => null,
        };
    }

    public static IEnumerator? GetEnumerator(object? obj)
    {
        return GetEnumerable(obj)?.GetEnumerator() ?? PSObject.Base(obj) as IEnumerator;
    }

    internal static bool IsNull([NotNullWhen(false)] object? value)
    {
        return value is null;
    }
}

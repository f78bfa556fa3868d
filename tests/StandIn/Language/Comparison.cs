using System.Globalization;

namespace System.Management.Automation;

/// <summary>Equality and order as the language's operators see them: the right side is converted to the left side's type.</summary>
internal static class Comparison
{
    public static bool AreEqual(object? first, object? second, bool ignoreCase, IFormatProvider provider)
    {
        object? left = PSObject.Base(first);
        object? right = PSObject.Base(second);
        if (left is null || right is null)
        {
            return left is null && right is null;
        }

        if (left is string text)
        {
            return string.Equals(text, ObjectText.Of(right, null, provider), CaseRule(ignoreCase));
        }

        if (left.Equals(right))
        {
            return true;
        }

        if (Numbers.IsNumber(left) && Numbers.IsNumber(right))
        {
            return CompareNumbers(left, right) == 0;
        }

        return LanguagePrimitives.TryConvertTo(right, left.GetType(), provider, out object? converted) && left.Equals(converted);
    }

    public static int Compare(object? first, object? second, bool ignoreCase, IFormatProvider provider)
    {
        object? left = PSObject.Base(first);
        object? right = PSObject.Base(second);
        if (left is null || right is null)
        {
            return (left is null ? 0 : 1) - (right is null ? 0 : 1);
        }

        if (left is string text)
        {
            CompareOptions options = ignoreCase ? CompareOptions.IgnoreCase : CompareOptions.None;
            return CultureOf(provider).CompareInfo.Compare(text, ObjectText.Of(right, null, provider), options);
        }

        if (Numbers.IsNumber(left) && Numbers.IsNumber(right))
        {
            return CompareNumbers(left, right);
        }

        return CompareConverted(left, right, ignoreCase, provider);
    }

    private static int CompareConverted(object left, object right, bool ignoreCase, IFormatProvider provider)
    {
        if (!LanguagePrimitives.TryConvertTo(right, left.GetType(), provider, out object? converted))
        {
            throw NotComparable(left, right);
        }

        if (left is IComparable comparable)
        {
            return comparable.CompareTo(converted);
        }

        return AreEqual(left, right, ignoreCase, provider) ? 0 : throw NotComparable(left, right);
    }

    private static PSArgumentException NotComparable(object left, object right)
    {
        return new PSArgumentException($"Cannot compare \"{ObjectText.Of(left)}\" to \"{ObjectText.Of(right)}\".");
    }

    private static int CompareNumbers(object left, object right)
    {
        if (left is double or float || right is double or float)
        {
            return Convert.ToDouble(left, CultureInfo.InvariantCulture).CompareTo(Convert.ToDouble(right, CultureInfo.InvariantCulture));
        }

        return Convert.ToDecimal(left, CultureInfo.InvariantCulture).CompareTo(Convert.ToDecimal(right, CultureInfo.InvariantCulture));
    }

    private static StringComparison CaseRule(bool ignoreCase)
    {
        return ignoreCase ? StringComparison.InvariantCultureIgnoreCase : StringComparison.InvariantCulture;
    }

    private static CultureInfo CultureOf(IFormatProvider provider)
    {
        return provider as CultureInfo ?? CultureInfo.InvariantCulture;
    }
}

using System.Globalization;

namespace System.Management.Automation;

internal static class Numbers
{
    public static bool IsNumber(object value)
    {
        return IsNumber(value.GetType());
    }

    public static bool IsNumber(Type type)
    {
        return !type.IsEnum && Type.GetTypeCode(type) is >= TypeCode.SByte and <= TypeCode.Decimal;
    }

    public static object? Parse(string text, Type target, IFormatProvider provider)
    {
        string trimmed = text.Trim();
        if (trimmed.Length == 0)
        {
            return Convert.ChangeType(0, target, CultureInfo.InvariantCulture);
        }

        if (trimmed.StartsWith("0x", StringComparison.OrdinalIgnoreCase)
            && long.TryParse(trimmed.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out long hex))
        {
            return Convert.ChangeType(hex, target, CultureInfo.InvariantCulture);
        }

        if (target == typeof(double) || target == typeof(float))
        {
            return Convert.ChangeType(double.Parse(trimmed, NumberStyles.Float | NumberStyles.AllowThousands, provider), target, provider);
        }

        // Decimal goes between text and whole numbers, so that "1.5" rounds and no digit of a long is lost.
        return Convert.ChangeType(decimal.Parse(trimmed, NumberStyles.Float | NumberStyles.AllowThousands, provider), target, provider);
    }
}

using System;
using System.Globalization;
using SessionTools.Ion;

namespace SessionTools.Ledger.Values;

/// <summary>Scalars as the text that CAST makes of them.</summary>
internal static class ValueText
{
    /// <summary>The text; null for lobs, containers and symbols of unknown text.</summary>
    public static string? Of(IonValue value)
    {
        return value switch
        {
            IonString text => text.Value,
            IonSymbol symbol => symbol.Text,
            IonBool condition => condition.Value ? "true" : "false",
            IonInt number when number.TryGetInt64(out long small) => small.ToString(CultureInfo.InvariantCulture),
            IonTimestamp timestamp => timestamp.Value.ToString(),
            IonDecimal number => OfDecimal(number.Value),
            IonFloat number => OfFloat(number.Value),
            IonInt => value.WithAnnotations().ToText(),
            _ => null,
        };
    }

    private static string OfDecimal(BigDecimal value)
    {
        return value.ToString().TrimEnd('.').Replace('d', 'E');
    }

    private static string OfFloat(double value)
    {
        if (!double.IsFinite(value))
        {
            return double.IsNaN(value) ? "nan" : value > 0 ? "+inf" : "-inf";
        }

        string text = value.ToString("R", CultureInfo.InvariantCulture);
        return text.AsSpan().ContainsAny('.', 'E') ? text : text + ".0";
    }
}

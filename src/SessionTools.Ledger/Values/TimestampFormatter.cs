using System;
using System.Collections.Generic;
using System.Globalization;
using System.Numerics;
using System.Text;
using SessionTools.Ion;

namespace SessionTools.Ledger.Values;

/// <summary>TO_STRING: a timestamp by a pattern, with English names.</summary>
internal static class TimestampFormatter
{
    private const int NanosecondDigits = 9;

    public static string Format(Timestamp value, List<PatternItem> pattern)
    {
        StringBuilder text = new();
        foreach (PatternItem item in pattern)
        {
            text.Append(item.Letter switch
            {
                '\'' => item.Text,
                'y' => item.Count == 2 ? Digits(value.Year % 100, 2) : Digits(value.Year, item.Count),
                'M' => Month(value.Month, item.Count),
                'd' => Digits(value.Day, item.Count),
                'a' => value.Hour < 12 ? "AM" : "PM",
                'h' => Digits(((value.Hour + 11) % 12) + 1, item.Count),
                'H' => Digits(value.Hour, item.Count),
                'm' => Digits(value.Minute, item.Count),
                's' => Digits(value.Second, item.Count),
                'S' => Fraction(value, item.Count),
                'n' => Fraction(value, NanosecondDigits).TrimStart('0') is { Length: > 0 } nanoseconds ? nanoseconds : "0",
                _ => Offset(value.Offset ?? 0, item),
            });
        }

        return text.ToString();
    }

    private static string Digits(int value, int count)
    {
        return value.ToString(CultureInfo.InvariantCulture).PadLeft(count, '0');
    }

    private static string Month(int month, int count)
    {
        DateTimeFormatInfo names = DateTimeFormatInfo.InvariantInfo;
        return count switch
        {
            3 => names.GetAbbreviatedMonthName(month),
            4 => names.GetMonthName(month),
            5 => names.GetMonthName(month)[..1],
            _ => Digits(month, count),
        };
    }

    /// <summary>The first digits of the fraction, or all of it with zeros behind.</summary>
    private static string Fraction(Timestamp value, int count)
    {
        BigInteger digits = value.Fraction.Coefficient;
        string text = digits.ToString(CultureInfo.InvariantCulture).PadLeft(value.FractionDigits, '0');
        text = value.FractionDigits == 0 ? "" : text;
        return text.Length >= count ? text[..count] : text.PadRight(count, '0');
    }

    /// <summary>X writes Z for UTC; X and x leave the minutes out where there are none.</summary>
    private static string Offset(int offset, PatternItem item)
    {
        if (item.Letter == 'X' && offset == 0)
        {
            return "Z";
        }

        int minutes = Math.Abs(offset);
        string hour = (offset < 0 ? "-" : "+") + Digits(minutes / 60, 2);
        string minute = Digits(minutes % 60, 2);
        return item.Count switch
        {
            1 => minutes % 60 == 0 ? hour : hour + minute,
            2 => hour + minute,
            _ => hour + ":" + minute,
        };
    }
}

using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace System.Management.Automation;

/// <summary>Enumerations by name, in any case, shortened as far as it stays clear, or by number.</summary>
internal static class EnumConversion
{
    public static object? From(object source, Type target)
    {
        return source switch
        {
            string text => Combine(text.Split(','), target),
            IEnumerable names => Combine(names.Cast<object?>().Select(ObjectText.Of), target),
            _ when Numbers.IsNumber(source) => FromNumber(source, target),
            _ => null,
        };
    }

    private static object Combine(IEnumerable<string> names, Type target)
    {
        string[] full = names.Select(name => FullName(name.Trim(), target)).ToArray();
        return Enum.Parse(target, string.Join(",", full), ignoreCase: true);
    }

    private static string FullName(string name, Type target)
    {
        string[] known = Enum.GetNames(target);
        if (long.TryParse(name, out long _) || known.Contains(name, StringComparer.OrdinalIgnoreCase))
        {
            return name;
        }

        string[] candidates = known.Where(item => item.StartsWith(name, StringComparison.OrdinalIgnoreCase)).ToArray();
        return name.Length > 0 && candidates.Length == 1
            ? candidates[0]
            : throw new FormatException($"Specify one of the following: {string.Join(", ", known)}");
    }

    private static object? FromNumber(object source, Type target)
    {
        object value = Enum.ToObject(target, Convert.ToInt64(source, Globalization.CultureInfo.InvariantCulture));
        bool isFlags = target.IsDefined(typeof(FlagsAttribute), false);
        return isFlags || Enum.IsDefined(target, value)
            ? value
            : throw new FormatException($"{source} is not a value of {target.Name}.");
    }
}

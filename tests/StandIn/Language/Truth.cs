using System.Collections;

namespace System.Management.Automation;

internal static class Truth
{
    public static bool Of(object? value)
    {
        return PSObject.Base(value) switch
        {
            null => false,
            bool flag => flag,
            SwitchParameter flag => flag.IsPresent,
            string text => text.Length > 0,
            char character => character != '\0',
            IList list => OfList(list),
            object other when Numbers.IsNumber(other) => Convert.ToDouble(other, Globalization.CultureInfo.InvariantCulture) != 0,
            _ => true,
        };
    }

    private static bool OfList(IList list)
    {
        return list.Count switch
        {
            0 => false,
            1 => PSObject.Base(list[0]) is IList inner ? inner.Count > 0 : Of(list[0]),
            _ => true,
        };
    }
}

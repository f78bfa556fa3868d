namespace System.Management.Automation;

internal static class NumberConversion
{
    public static object? From(object source, Type target, IFormatProvider provider)
    {
        return source switch
        {
            string text => Numbers.Parse(text, target, provider),
            SwitchParameter flag => Convert.ChangeType(flag.IsPresent, target, provider),
            char character => Convert.ChangeType((int)character, target, provider),
            Enum value => Convert.ChangeType(Convert.ChangeType(value, Enum.GetUnderlyingType(value.GetType()), provider), target, provider),
            bool or IConvertible when source is bool || Numbers.IsNumber(source) => Convert.ChangeType(source, target, provider),
            _ => null,
        };
    }
}

using System.Linq;
using System.Reflection;

namespace System.Management.Automation;

internal static class ConstructorConversion
{
    public static object? From(object source, Type target)
    {
        if (target.IsAbstract)
        {
            return null;
        }

        ConstructorInfo? constructor = target.GetConstructor([source.GetType()])
            ?? target.GetConstructors().FirstOrDefault(item => Takes(item, source));
        if (constructor is null)
        {
            return null;
        }

        object? argument = Widen(source, constructor.GetParameters()[0].ParameterType);
        return Reflected.Call(() => constructor.Invoke([argument]));
    }

    private static bool Takes(ConstructorInfo constructor, object source)
    {
        ParameterInfo[] parameters = constructor.GetParameters();
        return parameters.Length == 1
            && (parameters[0].ParameterType.IsInstanceOfType(source) || CanWiden(source, parameters[0].ParameterType));
    }

    private static bool CanWiden(object source, Type parameter)
    {
        return source is int or short or byte && (parameter == typeof(long) || parameter == typeof(int));
    }

    private static object Widen(object source, Type parameter)
    {
        return CanWiden(source, parameter)
            ? Convert.ChangeType(source, parameter, Globalization.CultureInfo.InvariantCulture)
            : source;
    }
}

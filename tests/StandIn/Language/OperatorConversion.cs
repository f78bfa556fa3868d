using System.Linq;
using System.Reflection;

namespace System.Management.Automation;

internal static class OperatorConversion
{
    public static object? From(object source, Type target)
    {
        MethodInfo? conversion = Find(target, source.GetType(), target) ?? Find(source.GetType(), source.GetType(), target);
        return conversion is null ? null : Reflected.Call(() => conversion.Invoke(null, [source]));
    }

    private static MethodInfo? Find(Type declaring, Type from, Type to)
    {
        return declaring.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.FlattenHierarchy).FirstOrDefault(method =>
            method.Name is "op_Implicit" or "op_Explicit"
            && method.ReturnType == to
            && method.GetParameters()[0].ParameterType.IsAssignableFrom(from));
    }
}

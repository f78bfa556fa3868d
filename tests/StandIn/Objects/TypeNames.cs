using System.Reflection;

namespace System.Management.Automation;

/// <summary>Finds types by name among those loaded, as a type literal would.</summary>
internal static class TypeNames
{
    public static Type? Find(string name)
    {
        Type? known = Type.GetType(name, throwOnError: false, ignoreCase: true)
            ?? Type.GetType("System." + name, throwOnError: false, ignoreCase: true);
        if (known is not null)
        {
            return known;
        }

        foreach (Assembly assembly in AppDomain.CurrentDomain.GetAssemblies())
        {
            Type? type = assembly.GetType(name, throwOnError: false, ignoreCase: true);
            if (type is not null)
            {
                return type;
            }
        }

        return null;
    }
}

using System.Management.Automation;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace SessionTools.Common;

/// <summary>
/// Makes objects that are to get properties by the engine's constructor that takes how many there will be, which
/// PowerShellStandard.Library does not know. An object that it made keeps its properties itself. Those of all others are in one table
/// of weak references, where a million objects made every collection of garbage twenty times as long.
/// </summary>
internal static class PropertyObject
{
    private static readonly MethodInvoker? s_withCapacity = FindConstructor();

    /// <summary>A custom object without properties yet.</summary>
    public static PSObject Create(int count) => Create<PSObject>(count);

    /// <inheritdoc cref="Create(int)"/>
    public static T Create<T>(int count)
        where T : PSObject, new()
    {
        if (s_withCapacity is null)
        {
            return new T();
        }

        T result = (T)RuntimeHelpers.GetUninitializedObject(typeof(T));
        s_withCapacity.Invoke(result, count);
        return result;
    }

    /// <returns>Null where the engine has none: GetConstructor would give the one that takes any object.</returns>
    private static MethodInvoker? FindConstructor() =>
        typeof(PSObject).GetConstructor([typeof(int)]) is { } constructor && constructor.GetParameters()[0].ParameterType == typeof(int)
            ? MethodInvoker.Create(constructor)
            : null;
}

using System.Management.Automation;
using System.Reflection;
using System.Runtime.CompilerServices;
using SessionTools.Ion;

namespace SessionTools.Qldb;

/// <inheritdoc/>
internal sealed class IonObject : PSObject, IIonOrigin
{
    /// <summary>
    /// The engine's constructor that takes how many properties there will be, which PowerShellStandard.Library does not know. An object
    /// that it made keeps its properties itself. Those of all others are in one table of weak references, where a million objects made
    /// every collection of garbage twenty times as long.
    /// </summary>
    private static readonly MethodInvoker? s_withCapacity = FindConstructor();

    private IonObject()
    {
    }

    public IonStruct Origin { get; private set; } = null!;

    /// <summary>An object without properties yet.</summary>
    public static IonObject From(IonStruct origin)
    {
        IonObject result;
        if (s_withCapacity is null)
        {
            result = new IonObject();
        }
        else
        {
            result = (IonObject)RuntimeHelpers.GetUninitializedObject(typeof(IonObject));
            s_withCapacity.Invoke(result, origin.Count);
        }

        result.Origin = origin;
        return result;
    }

    /// <returns>Null where the engine has none: GetConstructor would give the one that takes any object.</returns>
    private static MethodInvoker? FindConstructor() =>
        typeof(PSObject).GetConstructor([typeof(int)]) is { } constructor && constructor.GetParameters()[0].ParameterType == typeof(int)
            ? MethodInvoker.Create(constructor)
            : null;
}

using System.Management.Automation;
using SessionTools.Common;
using SessionTools.Ion;

namespace SessionTools.Qldb;

/// <inheritdoc/>
internal sealed class IonObject : PSObject, IIonOrigin
{
    public IonStruct Origin { get; private set; } = null!;

    /// <summary>An object without properties yet.</summary>
    public static IonObject From(IonStruct origin)
    {
        IonObject result = PropertyObject.Create<IonObject>(origin.Count);
        result.Origin = origin;
        return result;
    }
}

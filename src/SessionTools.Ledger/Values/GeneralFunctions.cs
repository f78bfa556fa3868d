using System;
using SessionTools.Ion;

namespace SessionTools.Ledger.Values;

internal static class GeneralFunctions
{
    public static IonValue Coalesce(ReadOnlySpan<IonValue> values) => throw new NotImplementedException();

    public static IonValue NullIf(IonValue left, IonValue right) => throw new NotImplementedException();

    public static IonValue Size(IonValue collection) => throw new NotImplementedException();

    public static IonValue Exists(IonValue collection) => throw new NotImplementedException();
}

using System;
using SessionTools.Ion;

namespace SessionTools.Ledger.Values;

internal static class Comparison
{
    public static IonValue Less(IonValue left, IonValue right) => throw new NotImplementedException();

    public static IonValue LessOrEqual(IonValue left, IonValue right) => throw new NotImplementedException();

    public static IonValue Greater(IonValue left, IonValue right) => throw new NotImplementedException();

    public static IonValue GreaterOrEqual(IonValue left, IonValue right) => throw new NotImplementedException();

    public static IonValue Between(IonValue value, IonValue low, IonValue high) => throw new NotImplementedException();
}

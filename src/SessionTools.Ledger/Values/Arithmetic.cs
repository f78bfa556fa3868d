using System;
using SessionTools.Ion;

namespace SessionTools.Ledger.Values;

internal static class Arithmetic
{
    public static IonValue Add(IonValue left, IonValue right) => throw new NotImplementedException();

    public static IonValue Subtract(IonValue left, IonValue right) => throw new NotImplementedException();

    public static IonValue Multiply(IonValue left, IonValue right) => throw new NotImplementedException();

    public static IonValue Divide(IonValue left, IonValue right) => throw new NotImplementedException();

    public static IonValue Modulo(IonValue left, IonValue right) => throw new NotImplementedException();

    public static IonValue Negate(IonValue value) => throw new NotImplementedException();

    public static IonValue Plus(IonValue value) => throw new NotImplementedException();
}

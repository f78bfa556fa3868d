using System;
using SessionTools.Ion;

namespace SessionTools.Ledger.Values;

internal static class Logic
{
    /// <summary>AND of two; fold for more. FALSE decides: the evaluator may stop there.</summary>
    public static IonValue And(IonValue left, IonValue right) => throw new NotImplementedException();

    public static IonValue Or(IonValue left, IonValue right) => throw new NotImplementedException();

    public static IonValue Not(IonValue value) => throw new NotImplementedException();
}

using System;
using SessionTools.Ion;

namespace SessionTools.Ledger.Values;

internal static class Ordering
{
    /// <summary>The total order of ORDER BY, unknowns first.</summary>
    public static int Compare(IonValue left, IonValue right) => throw new NotImplementedException();
}

using System;
using SessionTools.Ion;

namespace SessionTools.Ledger.Values;

internal static class Equality
{
    /// <summary>Whether two values are the same to PartiQL, nulls included.</summary>
    public static bool AreEqual(IonValue left, IonValue right) => throw new NotImplementedException();

    /// <summary><c>=</c>: MISSING or NULL if an operand is, else a bool.</summary>
    public static IonValue Equal(IonValue left, IonValue right) => throw new NotImplementedException();

    /// <summary><c>&lt;&gt;</c>.</summary>
    public static IonValue NotEqual(IonValue left, IonValue right) => throw new NotImplementedException();

    /// <summary><c>value IN collection</c>.</summary>
    public static IonValue In(IonValue value, IonValue collection) => throw new NotImplementedException();
}

using System;
using SessionTools.Ion;
using SessionTools.Ledger.PartiQL.Syntax;

namespace SessionTools.Ledger.Values;

internal static class TypeTests
{
    /// <summary>IS type; the bool is negated by the caller for IS NOT.</summary>
    public static bool Is(IonValue value, TypeName type) => throw new NotImplementedException();
}

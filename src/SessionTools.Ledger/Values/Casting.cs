using System;
using SessionTools.Ion;
using SessionTools.Ledger.PartiQL.Syntax;

namespace SessionTools.Ledger.Values;

internal static class Casting
{
    public static IonValue Cast(IonValue value, TypeName type) => throw new NotImplementedException();
}

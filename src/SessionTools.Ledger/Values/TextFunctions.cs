using System;
using SessionTools.Ion;
using SessionTools.Ledger.PartiQL.Syntax;

namespace SessionTools.Ledger.Values;

internal static class TextFunctions
{
    /// <summary><c>||</c>.</summary>
    public static IonValue Concat(IonValue left, IonValue right) => throw new NotImplementedException();

    public static IonValue CharLength(IonValue text) => throw new NotImplementedException();

    public static IonValue Lower(IonValue text) => throw new NotImplementedException();

    public static IonValue Upper(IonValue text) => throw new NotImplementedException();

    /// <summary>SUBSTRING; length is null when not written.</summary>
    public static IonValue Substring(IonValue text, IonValue start, IonValue? length) => throw new NotImplementedException();

    /// <summary>TRIM; characters is null for blanks.</summary>
    public static IonValue Trim(TrimSide side, IonValue? characters, IonValue text) => throw new NotImplementedException();
}

using System;
using SessionTools.Ion;
using SessionTools.Ledger.PartiQL.Syntax;

namespace SessionTools.Ledger.Values;

internal static class TimestampFunctions
{
    public static IonValue DateAdd(DatePart part, IonValue quantity, IonValue timestamp) => throw new NotImplementedException();

    public static IonValue DateDiff(DatePart part, IonValue start, IonValue end) => throw new NotImplementedException();

    public static IonValue Extract(DatePart part, IonValue timestamp) => throw new NotImplementedException();

    /// <summary>TO_STRING.</summary>
    public static IonValue ToText(IonValue timestamp, IonValue pattern) => throw new NotImplementedException();

    /// <summary>TO_TIMESTAMP; pattern is null when not written.</summary>
    public static IonValue ToTimestamp(IonValue text, IonValue? pattern) => throw new NotImplementedException();
}

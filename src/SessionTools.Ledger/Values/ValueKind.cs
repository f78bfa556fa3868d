using System;
using SessionTools.Ion;

namespace SessionTools.Ledger.Values;

/// <summary>What can be equal to one another, in the order of ORDER BY.</summary>
/// <remarks>PartiQL specification, "ORDER BY clause", "The PartiQL order-by less-than function".</remarks>
internal enum ValueKind
{
    Bool,
    Number,
    Timestamp,
    Text,
    Clob,
    Blob,
    List,
    Sexp,
    Struct,
    Bag,
    Null,
    Missing,
}

/// <summary>Kinds of values.</summary>
internal static class ValueKinds
{
    public static ValueKind Of(IonValue value)
    {
        return value switch
        {
            IonNull => PartiQLValue.IsMissing(value) ? ValueKind.Missing : ValueKind.Null,
            IonString or IonSymbol => ValueKind.Text,
            IonInt or IonDecimal or IonFloat => ValueKind.Number,
            IonBool => ValueKind.Bool,
            IonTimestamp => ValueKind.Timestamp,
            IonStruct => ValueKind.Struct,
            IonList => PartiQLValue.IsBag(value) ? ValueKind.Bag : ValueKind.List,
            IonSexp => ValueKind.Sexp,
            IonBlob => ValueKind.Blob,
            IonClob => ValueKind.Clob,
            _ => throw new ArgumentException("The value is of no known type.", nameof(value)),
        };
    }
}

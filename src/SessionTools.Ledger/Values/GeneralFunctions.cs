using System;
using SessionTools.Ion;

namespace SessionTools.Ledger.Values;

/// <summary>Functions over values of any type.</summary>
internal static class GeneralFunctions
{
    /// <summary>COALESCE: the first known value; else MISSING if nothing but MISSING was given, else NULL.</summary>
    public static IonValue Coalesce(ReadOnlySpan<IonValue> values)
    {
        bool areAllMissing = true;
        foreach (IonValue value in values)
        {
            if (value is not IonNull)
            {
                return value;
            }

            areAllMissing &= PartiQLValue.IsMissing(value);
        }

        return areAllMissing ? PartiQLValue.Missing : PartiQLValue.Null;
    }

    /// <summary>NULLIF: NULL if the two are equal, else the first.</summary>
    public static IonValue NullIf(IonValue left, IonValue right)
    {
        return PartiQLValue.IsTrue(Equality.Equal(left, right)) ? PartiQLValue.Null : left;
    }

    /// <summary>SIZE: the number of elements or fields; NULL of an unknown value.</summary>
    public static IonValue Size(IonValue collection)
    {
        return collection is IonNull ? PartiQLValue.Null : Count("SIZE", collection);
    }

    /// <summary>EXISTS: whether there is an element or field; FALSE of an unknown value.</summary>
    public static IonValue Exists(IonValue collection)
    {
        return PartiQLValue.Bool(collection is not IonNull && Count("EXISTS", collection) > 0);
    }

    private static int Count(string function, IonValue collection)
    {
        return collection switch
        {
            IonSequence sequence => sequence.Count,
            IonStruct fields => fields.Count,
            _ => throw Arguments.Unexpected(function, "a list, sexp, bag or struct", collection),
        };
    }
}

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using SessionTools.Ion;

namespace SessionTools.Ledger.Values;

/// <summary>
/// PartiQL's <c>=</c>: numbers by value whatever their type, strings and symbols by text, timestamps by instant, lists in order,
/// structs and bags without one. Annotations do not count.
/// </summary>
internal static class Equality
{
    /// <summary>Whether two values are the same, where NULL is NULL and MISSING is MISSING, as inside of containers and groups.</summary>
    public static bool AreEqual(IonValue left, IonValue right)
    {
        if (ReferenceEquals(left, right))
        {
            return true;
        }

        ValueKind kind = ValueKinds.Of(left);
        if (kind != ValueKinds.Of(right))
        {
            return false;
        }

        return kind switch
        {
            ValueKind.Bool => ((IonBool)left).Value == ((IonBool)right).Value,
            ValueKind.Number => Numbers.Compare(left, right) == 0,
            ValueKind.Timestamp => ((IonTimestamp)left).Value.CompareInstant(((IonTimestamp)right).Value) == 0,
            ValueKind.Text => TextsEqual(left, right),
            ValueKind.Clob or ValueKind.Blob => ((IonLob)left).Value.AsSpan().SequenceEqual(((IonLob)right).Value.AsSpan()),
            ValueKind.List or ValueKind.Sexp => ItemsEqual(((IonSequence)left).Items, ((IonSequence)right).Items),
            ValueKind.Struct => StructsEqual((IonStruct)left, (IonStruct)right),
            ValueKind.Bag => BagsEqual((IonSequence)left, (IonSequence)right),
            _ => true,
        };
    }

    /// <summary><c>=</c>: MISSING or NULL if an operand is, else a bool.</summary>
    public static IonValue Equal(IonValue left, IonValue right)
    {
        return left is IonNull || right is IonNull
            ? PartiQLValue.Unknown(left, right)
            : PartiQLValue.Bool(AreEqual(left, right));
    }

    /// <summary><c>&lt;&gt;</c>: MISSING or NULL if an operand is, else a bool.</summary>
    public static IonValue NotEqual(IonValue left, IonValue right)
    {
        return left is IonNull || right is IonNull
            ? PartiQLValue.Unknown(left, right)
            : PartiQLValue.Bool(!AreEqual(left, right));
    }

    /// <summary>
    /// <c>value IN collection</c>: TRUE if one is equal, else NULL if one is unknown, else FALSE; MISSING if the collection is none.
    /// </summary>
    public static IonValue In(IonValue value, IonValue collection)
    {
        if (value is IonNull || collection is IonNull)
        {
            return PartiQLValue.Unknown(value, collection);
        }

        if (collection is not IonSequence sequence)
        {
            return PartiQLValue.Missing;
        }

        bool hasUnknown = false;
        foreach (IonValue item in sequence.Items)
        {
            hasUnknown |= item is IonNull;
            if (AreEqual(value, item))
            {
                return PartiQLValue.True;
            }
        }

        return hasUnknown ? PartiQLValue.Null : PartiQLValue.False;
    }

    private static bool TextsEqual(IonValue left, IonValue right)
    {
        return PartiQLValue.Text(left) is string text
            ? string.Equals(text, PartiQLValue.Text(right), StringComparison.Ordinal)
            : left is IonSymbol leftSymbol && right is IonSymbol rightSymbol && leftSymbol.Value == rightSymbol.Value;
    }

    private static bool ItemsEqual(ImmutableArray<IonValue> left, ImmutableArray<IonValue> right)
    {
        if (left.Length != right.Length)
        {
            return false;
        }

        for (int i = 0; i < left.Length; i++)
        {
            if (!AreEqual(left[i], right[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Fields mostly come in the same order; only where they do not, the canonical bytes are compared.</summary>
    private static bool StructsEqual(IonStruct left, IonStruct right)
    {
        if (left.Count != right.Count)
        {
            return false;
        }

        for (int i = 0; i < left.Count; i++)
        {
            if (left[i].Name != right[i].Name)
            {
                return KeyEncoding.HaveSameBytes(left, right);
            }
        }

        for (int i = 0; i < left.Count; i++)
        {
            if (!AreEqual(left[i].Value, right[i].Value))
            {
                return HasTwice(left) && KeyEncoding.HaveSameBytes(left, right);
            }
        }

        return true;
    }

    /// <summary>Whether a name occurs more than once, so that equal fields may have changed places.</summary>
    private static bool HasTwice(IonStruct value)
    {
        HashSet<SymbolToken> names = new(value.Count);
        foreach (IonField field in value.Fields)
        {
            if (!names.Add(field.Name))
            {
                return true;
            }
        }

        return false;
    }

    private static bool BagsEqual(IonSequence left, IonSequence right)
    {
        return left.Count == right.Count && (ItemsEqual(left.Items, right.Items) || KeyEncoding.HaveSameBytes(left, right));
    }
}

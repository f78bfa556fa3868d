using System;
using System.Collections.Generic;
using SessionTools.Ion;

namespace SessionTools.Ledger.Values;

/// <summary>
/// The total order of ORDER BY: bools, numbers (NaN first), timestamps, texts by code point, lobs by octet, lists, S-expressions,
/// structs and bags as if sorted. Values are level where <c>=</c> holds, and NULL with MISSING.
/// </summary>
/// <remarks>PartiQL specification, "ORDER BY clause".</remarks>
internal static class Ordering
{
    /// <summary>
    /// Compares two values. NULL and MISSING are level and come last, or first. For DESC swap the values and the side of the nulls.
    /// </summary>
    public static int Compare(IonValue left, IonValue right, bool nullsFirst = false)
    {
        if (left is IonNull || right is IonNull)
        {
            return (left is IonNull).CompareTo(right is IonNull) * (nullsFirst ? -1 : 1);
        }

        ValueKind kind = ValueKinds.Of(left);
        ValueKind otherKind = ValueKinds.Of(right);
        return kind == otherKind ? CompareSameKind(kind, left, right, nullsFirst) : CompareKinds(kind, otherKind, left, right);
    }

    /// <summary>By Unicode code point, which UTF-16 is not ordered by.</summary>
    public static int CompareText(string left, string right)
    {
        int same = left.AsSpan().CommonPrefixLength(right);
        if (same == left.Length || same == right.Length)
        {
            return left.Length.CompareTo(right.Length);
        }

        char leftChar = left[same];
        char rightChar = right[same];
        int bySurrogate = char.IsSurrogate(leftChar).CompareTo(char.IsSurrogate(rightChar));
        return bySurrogate != 0 ? bySurrogate : leftChar.CompareTo(rightChar);
    }

    internal static int CompareSameKind(ValueKind kind, IonValue left, IonValue right, bool nullsFirst = false)
    {
        return kind switch
        {
            ValueKind.Bool => ((IonBool)left).Value.CompareTo(((IonBool)right).Value),
            ValueKind.Number => Numbers.Compare(left, right),
            ValueKind.Timestamp => ((IonTimestamp)left).Value.CompareInstant(((IonTimestamp)right).Value),
            ValueKind.Text => CompareTexts(left, right),
            ValueKind.Clob or ValueKind.Blob => CompareOctets(left, right),
            ValueKind.Struct => CompareFields(Sorted((IonStruct)left, nullsFirst), Sorted((IonStruct)right, nullsFirst), nullsFirst),
            ValueKind.Bag => CompareItems(Sorted((IonSequence)left, nullsFirst), Sorted((IonSequence)right, nullsFirst), nullsFirst),
            _ => CompareItems(((IonSequence)left).Items, ((IonSequence)right).Items, nullsFirst),
        };
    }

    /// <summary>Lobs of both types are in one order by their octets.</summary>
    private static int CompareKinds(ValueKind kind, ValueKind otherKind, IonValue left, IonValue right)
    {
        int byOctet = left is IonLob && right is IonLob ? CompareOctets(left, right) : 0;
        return byOctet != 0 ? byOctet : kind.CompareTo(otherKind);
    }

    private static int CompareOctets(IonValue left, IonValue right)
    {
        return ((IonLob)left).Value.AsSpan().SequenceCompareTo(((IonLob)right).Value.AsSpan());
    }

    private static int CompareTexts(IonValue left, IonValue right)
    {
        string? leftText = PartiQLValue.Text(left);
        string? rightText = PartiQLValue.Text(right);
        return leftText is not null && rightText is not null
            ? CompareText(leftText, rightText)
            : CompareNames(((left as IonSymbol)?.Value) ?? leftText!, ((right as IonSymbol)?.Value) ?? rightText!);
    }

    /// <summary>Symbols of unknown text come first, by where they are from.</summary>
    private static int CompareNames(SymbolToken left, SymbolToken right)
    {
        if (left.Text is not null && right.Text is not null)
        {
            return CompareText(left.Text, right.Text);
        }

        if (left.Text is not null || right.Text is not null)
        {
            return left.Text is null ? -1 : 1;
        }

        int byTable = string.CompareOrdinal(left.Import?.TableName, right.Import?.TableName);
        return byTable != 0 ? byTable : (left.Import?.Position ?? 0).CompareTo(right.Import?.Position ?? 0);
    }

    private static int CompareItems(IReadOnlyList<IonValue> left, IReadOnlyList<IonValue> right, bool nullsFirst)
    {
        for (int i = 0; i < Math.Min(left.Count, right.Count); i++)
        {
            int order = Compare(left[i], right[i], nullsFirst);
            if (order != 0)
            {
                return order;
            }
        }

        return left.Count.CompareTo(right.Count);
    }

    private static int CompareFields(IonField[] left, IonField[] right, bool nullsFirst)
    {
        for (int i = 0; i < Math.Min(left.Length, right.Length); i++)
        {
            int order = CompareField(left[i], right[i], nullsFirst);
            if (order != 0)
            {
                return order;
            }
        }

        return left.Length.CompareTo(right.Length);
    }

    private static int CompareField(IonField left, IonField right, bool nullsFirst)
    {
        int byName = CompareNames(left.Name, right.Name);
        return byName != 0 ? byName : Compare(left.Value, right.Value, nullsFirst);
    }

    private static IonValue[] Sorted(IonSequence bag, bool nullsFirst)
    {
        IonValue[] items = [.. bag.Items];
        Array.Sort(items, (left, right) => Compare(left, right, nullsFirst));
        return items;
    }

    private static IonField[] Sorted(IonStruct value, bool nullsFirst)
    {
        IonField[] fields = [.. value.Fields];
        Array.Sort(fields, (left, right) => CompareField(left, right, nullsFirst));
        return fields;
    }
}

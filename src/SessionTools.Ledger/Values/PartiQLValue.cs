using System.Collections.Immutable;
using SessionTools.Ion;

namespace SessionTools.Ledger.Values;

/// <summary>
/// PartiQL's values as Ion values. What Ion lacks is marked by an annotation: MISSING is <c>$missing::null</c>, a bag is a list
/// <c>$bag::[...]</c>. Other annotations mean nothing to PartiQL.
/// </summary>
internal static class PartiQLValue
{
    private const string MissingMark = "$missing";
    private const string BagMark = "$bag";

    private static readonly ImmutableArray<SymbolToken> s_bagMarks = [BagMark];

    /// <summary>MISSING.</summary>
    public static IonValue Missing { get; } = new IonNull(IonType.Null, [MissingMark]);

    public static IonValue Null => IonNull.Instance;

    public static IonValue True { get; } = new IonBool(true);

    public static IonValue False { get; } = new IonBool(false);

    public static bool IsMissing(IonValue value)
    {
        return ReferenceEquals(value, Missing) || (value is IonNull && IsMarked(value, MissingMark));
    }

    /// <summary>Whether a value is NULL, of any type, or MISSING.</summary>
    public static bool IsUnknown(IonValue value)
    {
        return value is IonNull;
    }

    public static bool IsNullNotMissing(IonValue value)
    {
        return value is IonNull && !IsMissing(value);
    }

    /// <summary>Whether a value is TRUE: what WHERE, ON and CASE ask.</summary>
    public static bool IsTrue(IonValue value)
    {
        return value is IonBool { Value: true };
    }

    public static IonValue Bool(bool value)
    {
        return value ? True : False;
    }

    public static IonList Bag(ImmutableArray<IonValue> items)
    {
        return new IonList(items, s_bagMarks);
    }

    public static bool IsBag(IonValue value)
    {
        return value is IonList && IsMarked(value, BagMark);
    }

    /// <summary>Whether a value is a list, an S-expression or a bag.</summary>
    public static bool IsCollection(IonValue value)
    {
        return value is IonSequence;
    }

    /// <summary>The elements of a list, S-expression or bag.</summary>
    /// <exception cref="ValueException">The value is none of them.</exception>
    public static ImmutableArray<IonValue> Elements(IonValue value)
    {
        return value is IonSequence sequence
            ? sequence.Items
            : throw new ValueException("Expected a list, a sexp or a bag, not " + Describe(value));
    }

    /// <summary>The text of a string or symbol, or null.</summary>
    public static string? Text(IonValue value)
    {
        return value switch
        {
            IonString text => text.Value,
            IonSymbol symbol => symbol.Text,
            _ => null,
        };
    }

    /// <summary>What an operator makes of operands of which one is unknown: MISSING if there is one, else NULL.</summary>
    public static IonValue Unknown(IonValue left, IonValue right)
    {
        return IsMissing(left) || IsMissing(right) ? Missing : Null;
    }

    /// <summary>The kind of a value, as error messages name it.</summary>
    public static string Describe(IonValue value)
    {
        if (value is IonNull)
        {
            return IsMissing(value) ? "missing" : "null";
        }

        return IsBag(value) ? "bag" : value.Type.ToString().ToLowerInvariant();
    }

    private static bool IsMarked(IonValue value, string mark)
    {
        ImmutableArray<SymbolToken> annotations = value.Annotations;
        return annotations.Length == 1 && annotations[0].Text == mark;
    }
}

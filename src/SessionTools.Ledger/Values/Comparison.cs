using SessionTools.Ion;

namespace SessionTools.Ledger.Values;

/// <summary>
/// <c>&lt;</c> and its like: MISSING or NULL if an operand is, MISSING if the operands are of different kinds, else a bool by
/// <see cref="Ordering"/>. NaN is neither less nor greater than anything.
/// </summary>
internal static class Comparison
{
    public static IonValue Less(IonValue left, IonValue right)
    {
        return TryCompare(left, right, out int order, out IonValue undecided)
            ? PartiQLValue.Bool(order < 0 && !HasNaN(left, right))
            : undecided;
    }

    public static IonValue LessOrEqual(IonValue left, IonValue right)
    {
        return TryCompare(left, right, out int order, out IonValue undecided)
            ? PartiQLValue.Bool(order == 0 || (order < 0 && !HasNaN(left, right)))
            : undecided;
    }

    public static IonValue Greater(IonValue left, IonValue right)
    {
        return Less(right, left);
    }

    public static IonValue GreaterOrEqual(IonValue left, IonValue right)
    {
        return LessOrEqual(right, left);
    }

    /// <summary><c>value BETWEEN low AND high</c>.</summary>
    public static IonValue Between(IonValue value, IonValue low, IonValue high)
    {
        return Logic.And(GreaterOrEqual(value, low), LessOrEqual(value, high));
    }

    private static bool TryCompare(IonValue left, IonValue right, out int order, out IonValue undecided)
    {
        order = 0;
        undecided = PartiQLValue.Missing;
        if (left is IonNull || right is IonNull)
        {
            undecided = PartiQLValue.Unknown(left, right);
            return false;
        }

        ValueKind kind = ValueKinds.Of(left);
        if (kind != ValueKinds.Of(right))
        {
            return false;
        }

        order = Ordering.CompareSameKind(kind, left, right);
        return true;
    }

    private static bool HasNaN(IonValue left, IonValue right)
    {
        return Numbers.IsNaN(left) || Numbers.IsNaN(right);
    }
}

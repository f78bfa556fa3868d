using SessionTools.Ion;

namespace SessionTools.Ledger.Values;

/// <summary>
/// Three-valued logic. MISSING counts as NULL; an operand that is no bool makes the result MISSING unless the other decides it.
/// </summary>
internal static class Logic
{
    /// <summary>AND of two: fold for more. FALSE decides.</summary>
    public static IonValue And(IonValue left, IonValue right)
    {
        return Combine(left, right, deciding: false);
    }

    /// <summary>OR of two: fold for more. TRUE decides.</summary>
    public static IonValue Or(IonValue left, IonValue right)
    {
        return Combine(left, right, deciding: true);
    }

    public static IonValue Not(IonValue value)
    {
        return value switch
        {
            IonBool condition => PartiQLValue.Bool(!condition.Value),
            IonNull => PartiQLValue.Null,
            _ => PartiQLValue.Missing,
        };
    }

    private static IonValue Combine(IonValue left, IonValue right, bool deciding)
    {
        bool? leftBool = (left as IonBool)?.Value;
        bool? rightBool = (right as IonBool)?.Value;
        if (leftBool == deciding || rightBool == deciding)
        {
            return PartiQLValue.Bool(deciding);
        }

        if (leftBool is not null && rightBool is not null)
        {
            return PartiQLValue.Bool(!deciding);
        }

        return left is IonBool or IonNull && right is IonBool or IonNull ? PartiQLValue.Null : PartiQLValue.Missing;
    }
}

using System.Collections.Generic;
using SessionTools.Ion;
using SessionTools.Ledger.Values;

namespace SessionTools.Ledger.Execution.Evaluation;

/// <summary>Tells values apart as DISTINCT, GROUP BY and UNION do: unknown values are the same.</summary>
internal sealed class ValueComparer : IEqualityComparer<IonValue>
{
    public static ValueComparer Instance { get; } = new();

    public bool Equals(IonValue? x, IonValue? y)
    {
        if (x is null || y is null)
        {
            return x is null && y is null;
        }

        return (PartiQLValue.IsUnknown(x) && PartiQLValue.IsUnknown(y)) || Equality.AreEqual(x, y);
    }

    public int GetHashCode(IonValue obj)
    {
        return EncodedKey.Of(obj)?.GetHashCode() ?? 0;
    }
}

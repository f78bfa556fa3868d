using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using SessionTools.Ion;
using SessionTools.Ledger.PartiQL.Syntax;
using SessionTools.Ledger.Values;

namespace SessionTools.Ledger.Execution.Evaluation.Queries;

/// <summary>The order that ORDER BY asks for.</summary>
internal sealed class RowOrder(ImmutableArray<OrderKey> keys, ImmutableArray<Evaluator> evaluators) : IComparer<IonValue[]>
{
    /// <summary>The sort keys of the current row.</summary>
    public IonValue[] KeysOf(Frame frame)
    {
        return [.. evaluators.Select(evaluator => evaluator(frame))];
    }

    public int Compare(IonValue[]? x, IonValue[]? y)
    {
        for (int i = 0; i < keys.Length; i++)
        {
            int order = Compare(keys[i], x![i], y![i]);
            if (order != 0)
            {
                return order;
            }
        }

        return 0;
    }

    /// <summary>Unless it is written otherwise, unknown values come last in ascending and first in descending order.</summary>
    private static int Compare(OrderKey key, IonValue left, IonValue right)
    {
        (bool isLeft, bool isRight) = (PartiQLValue.IsUnknown(left), PartiQLValue.IsUnknown(right));
        if (isLeft || isRight)
        {
            int unknownLast = isLeft.CompareTo(isRight);
            return key.NullsFirst ?? key.IsDescending ? -unknownLast : unknownLast;
        }

        int order = Math.Sign(Ordering.Compare(left, right));
        return key.IsDescending ? -order : order;
    }
}

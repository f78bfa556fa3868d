using System.Collections.Generic;
using SessionTools.Ion;
using SessionTools.Ledger.PartiQL;
using SessionTools.Ledger.PartiQL.Syntax;

namespace SessionTools.Ledger.Execution.Evaluation.Queries;

/// <summary>LIMIT and OFFSET.</summary>
internal sealed class RowLimits(QueryTail tail, Evaluator? limit, Evaluator? offset)
{
    public IEnumerable<IonValue> Apply(Frame frame, IEnumerable<IonValue> rows)
    {
        long skipped = CountOf(frame, offset, tail.Offset?.Position) ?? 0;
        long left = CountOf(frame, limit, tail.Limit?.Position) ?? long.MaxValue;
        if (left == 0)
        {
            yield break;
        }

        foreach (IonValue row in rows)
        {
            if (skipped > 0)
            {
                skipped--;
                continue;
            }

            yield return row;
            if (--left == 0)
            {
                yield break;
            }
        }
    }

    private static long? CountOf(Frame frame, Evaluator? count, SourcePosition? position)
    {
        if (count is null)
        {
            return null;
        }

        return count(frame) is IonInt number && number.TryGetInt64(out long value) && value >= 0
            ? value
            : throw new PartiQLException(
                PartiQLErrorKind.Evaluator, position!.Value, "LIMIT and OFFSET take whole numbers that are not negative");
    }
}

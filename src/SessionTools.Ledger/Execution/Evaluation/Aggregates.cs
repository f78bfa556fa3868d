using SessionTools.Ledger.PartiQL.Syntax;
using SessionTools.Ledger.Values;

namespace SessionTools.Ledger.Execution.Evaluation;

/// <summary>Makes accumulators for the aggregates of a tree.</summary>
internal static class Aggregates
{
    /// <summary>The parser has let through only the names of its dialect.</summary>
    public static AggregateFunction New(Aggregate aggregate)
    {
        return AggregateFunction.Create(aggregate.Name, aggregate.Quantifier == SetQuantifier.Distinct, isExtended: true)
            ?? throw new ValueException($"there is no aggregate '{aggregate.Name}'");
    }
}

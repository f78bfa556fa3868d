using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using SessionTools.Ion;
using SessionTools.Ledger.Execution.Evaluation.Sources;
using SessionTools.Ledger.Values;

namespace SessionTools.Ledger.Execution.Evaluation.Queries;

/// <summary>A query ready to run.</summary>
/// <param name="Rows">Its results, made one by one as they are taken.</param>
/// <param name="IsOrdered">Whether their order counts, so that together they are a list and not a bag.</param>
/// <param name="Sources">Where its rows come from, for the description of the plan.</param>
internal sealed record CompiledQuery(
    Func<Frame, IEnumerable<IonValue>> Rows, bool IsOrdered, ImmutableArray<RowSource> Sources)
{
    /// <summary>All results as one value.</summary>
    public Evaluator Value => frame => Combine([.. Rows(frame).Limited()]);

    /// <summary>Makes one value of all rows.</summary>
    public Func<ImmutableArray<IonValue>, IonValue> Combine { get; init; } = IsOrdered ? rows => new IonList(rows) : PartiQLValue.Bag;
}

using System.Collections.Generic;
using System.Collections.Immutable;
using SessionTools.Ledger.Execution.Binding;
using SessionTools.Ledger.Values;

namespace SessionTools.Ledger.Execution.Evaluation.Sources;

/// <summary>Keeps the rows for which every condition is true; the conditions are asked in the order written.</summary>
internal sealed class Filter(RowSource input, ImmutableArray<Evaluator> conditions) : RowSource
{
    public override ImmutableArray<Slot> Slots => input.Slots;

    public override string Description => conditions.Length == 1 ? "filter" : $"filter by {conditions.Length} conditions";

    public override ImmutableArray<RowSource> Inputs => [input];

    public override IEnumerable<Frame> Rows(Frame frame)
    {
        foreach (Frame row in input.Rows(frame))
        {
            if (Holds(row))
            {
                yield return row;
            }
        }
    }

    private bool Holds(Frame row)
    {
        foreach (Evaluator condition in conditions)
        {
            if (!PartiQLValue.IsTrue(condition(row)))
            {
                return false;
            }
        }

        return true;
    }
}

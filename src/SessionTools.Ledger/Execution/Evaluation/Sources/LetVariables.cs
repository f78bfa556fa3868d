using System.Collections.Generic;
using System.Collections.Immutable;
using SessionTools.Ledger.Execution.Binding;

namespace SessionTools.Ledger.Execution.Evaluation.Sources;

/// <summary>Computes the variables of LET for every row.</summary>
internal sealed class LetVariables(RowSource input, ImmutableArray<(Slot Slot, Evaluator Value)> variables) : RowSource
{
    public override ImmutableArray<Slot> Slots => input.Slots;

    public override string Description => "let";

    public override ImmutableArray<RowSource> Inputs => [input];

    public override IEnumerable<Frame> Rows(Frame frame)
    {
        foreach (Frame row in input.Rows(frame))
        {
            foreach ((Slot slot, Evaluator value) in variables)
            {
                row.Set(slot, value(row));
            }

            yield return row;
        }
    }
}

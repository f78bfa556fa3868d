using System.Collections.Generic;
using System.Collections.Immutable;
using SessionTools.Ledger.Execution.Binding;

namespace SessionTools.Ledger.Execution.Evaluation.Sources;

/// <summary>Goes over the right side once for every row of the left one.</summary>
internal sealed class NestedLoops(RowSource left, RowSource right) : RowSource
{
    public override ImmutableArray<Slot> Slots { get; } = left.Slots.AddRange(right.Slots);

    public override string Description => "nested loops";

    public override ImmutableArray<RowSource> Inputs => [left, right];

    public override IEnumerable<Frame> Rows(Frame frame)
    {
        foreach (Frame _ in left.Rows(frame))
        {
            foreach (Frame row in right.Rows(frame))
            {
                yield return row;
            }
        }
    }
}

using System.Collections.Generic;
using System.Collections.Immutable;
using SessionTools.Ion;
using SessionTools.Ledger.Execution.Binding;

namespace SessionTools.Ledger.Execution.Evaluation.Sources;

/// <summary>Nested loops that keep a row of the outer side without a partner; the inner variables are null then.</summary>
/// <param name="outer">The side whose rows are kept.</param>
/// <param name="inner">The other side, with the condition of the join.</param>
internal sealed class OuterJoin(RowSource outer, RowSource inner) : RowSource
{
    public override ImmutableArray<Slot> Slots { get; } = outer.Slots.AddRange(inner.Slots);

    public override string Description => "outer join";

    public override ImmutableArray<RowSource> Inputs => [outer, inner];

    public override IEnumerable<Frame> Rows(Frame frame)
    {
        foreach (Frame _ in outer.Rows(frame))
        {
            bool isAlone = true;
            foreach (Frame row in inner.Rows(frame))
            {
                isAlone = false;
                yield return row;
            }

            if (isAlone)
            {
                frame.SetNull(inner.Slots);
                yield return frame;
            }
        }
    }
}

using System.Collections.Generic;
using System.Collections.Immutable;
using SessionTools.Ledger.Execution.Binding;

namespace SessionTools.Ledger.Execution.Evaluation.Sources;

/// <summary>One row without variables: a SELECT without FROM.</summary>
internal sealed class SingleRow : RowSource
{
    public override ImmutableArray<Slot> Slots => [];

    public override string Description => "one row";

    public override IEnumerable<Frame> Rows(Frame frame)
    {
        yield return frame;
    }
}

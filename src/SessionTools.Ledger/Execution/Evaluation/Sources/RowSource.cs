using System.Collections.Generic;
using System.Collections.Immutable;
using SessionTools.Ledger.Execution.Binding;

namespace SessionTools.Ledger.Execution.Evaluation.Sources;

/// <summary>Makes the rows of a FROM clause, one at a time, in the slots of its variables.</summary>
internal abstract class RowSource
{
    /// <summary>The variables that it sets.</summary>
    public abstract ImmutableArray<Slot> Slots { get; }

    /// <summary>What it does, as a line of a plan.</summary>
    public abstract string Description { get; }

    /// <summary>The sources that it takes rows from.</summary>
    public virtual ImmutableArray<RowSource> Inputs => [];

    /// <summary>Goes over the rows; the frame holds the current one until the next is asked for.</summary>
    public abstract IEnumerable<Frame> Rows(Frame frame);
}

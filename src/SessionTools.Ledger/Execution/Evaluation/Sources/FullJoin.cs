using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using SessionTools.Ledger.Execution.Binding;
using SessionTools.Ledger.Values;

namespace SessionTools.Ledger.Execution.Evaluation.Sources;

/// <summary>A join that keeps the rows of both sides that have no partner. The right side is kept in memory.</summary>
internal sealed class FullJoin(RowSource left, RowSource right, Evaluator? condition) : RowSource
{
    public override ImmutableArray<Slot> Slots { get; } = left.Slots.AddRange(right.Slots);

    public override string Description => "full join";

    public override ImmutableArray<RowSource> Inputs => [left, right];

    public override IEnumerable<Frame> Rows(Frame frame)
    {
        SavedRow[] partners = [.. right.Rows(frame).Select(row => row.Save(right.Slots)).Limited()];
        bool[] isMatched = new bool[partners.Length];
        foreach (Frame _ in left.Rows(frame))
        {
            bool isAlone = true;
            foreach (int match in Matches(frame, partners))
            {
                isAlone = false;
                isMatched[match] = true;
                yield return frame;
            }

            if (isAlone)
            {
                frame.SetNull(right.Slots);
                yield return frame;
            }
        }

        frame.SetNull(left.Slots);
        foreach ((SavedRow partner, bool _) in partners.Zip(isMatched).Where(pair => !pair.Second))
        {
            frame.Restore(right.Slots, partner);
            yield return frame;
        }
    }

    /// <summary>Goes over the rows of the right side that fit the current one of the left.</summary>
    private IEnumerable<int> Matches(Frame frame, SavedRow[] partners)
    {
        for (int i = 0; i < partners.Length; i++)
        {
            frame.Step();
            frame.Restore(right.Slots, partners[i]);
            if (condition is null || PartiQLValue.IsTrue(condition(frame)))
            {
                yield return i;
            }
        }
    }
}

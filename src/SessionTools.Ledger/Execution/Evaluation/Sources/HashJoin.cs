using System.Collections.Generic;
using System.Collections.Immutable;
using SessionTools.Ledger.Execution.Binding;

namespace SessionTools.Ledger.Execution.Evaluation.Sources;

/// <summary>
/// Finds the partners of a left row by the key of an equality. The right side is read once and kept in memory; rows whose key is
/// null or missing have no partner.
/// </summary>
internal sealed class HashJoin(RowSource left, RowSource right, Evaluator leftKey, Evaluator rightKey) : RowSource
{
    public override ImmutableArray<Slot> Slots { get; } = left.Slots.AddRange(right.Slots);

    public override string Description => "hash join";

    public override ImmutableArray<RowSource> Inputs => [left, right];

    public override IEnumerable<Frame> Rows(Frame frame)
    {
        Dictionary<EncodedKey, List<SavedRow>>? partners = null;
        foreach (Frame _ in left.Rows(frame))
        {
            if (partners is null)
            {
                // Building moves the variables of the right side only, so the left row stays.
                partners = Build(frame);
            }

            if (EncodedKey.Of(leftKey(frame)) is not { } key || !partners.TryGetValue(key, out List<SavedRow>? rows))
            {
                continue;
            }

            foreach (SavedRow row in rows)
            {
                frame.Step();
                frame.Restore(right.Slots, row);
                yield return frame;
            }
        }
    }

    private Dictionary<EncodedKey, List<SavedRow>> Build(Frame frame)
    {
        Dictionary<EncodedKey, List<SavedRow>> partners = [];
        foreach (Frame row in right.Rows(frame).Limited())
        {
            if (EncodedKey.Of(rightKey(row)) is not { } key)
            {
                continue;
            }

            if (!partners.TryGetValue(key, out List<SavedRow>? rows))
            {
                rows = [];
                partners.Add(key, rows);
            }

            rows.Add(row.Save(right.Slots));
        }

        return partners;
    }
}

using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using SessionTools.Ledger.Execution.Binding;
using SessionTools.Ledger.Execution.Evaluation.Sources;
using SessionTools.Ledger.PartiQL.Syntax;

namespace SessionTools.Ledger.Execution.Planning;

internal sealed partial class SourcePlanner
{
    /// <summary>
    /// A hash join serves when the right side does not depend on the left one, cannot be looked up, and an equality has one side
    /// on each.
    /// </summary>
    private RowSource? TryHashJoin(RowSource left, BoundSource part, ImmutableArray<Condition> conditions, IReadOnlySet<int> unknown)
    {
        HashSet<int> known = [.. left.Slots.Select(slot => slot.Index)];
        if (part is not BoundScan scan || FindLookup(scan, conditions, unknown) is not null
            || known.Overlaps(SlotUse.Of(scan.Source)))
        {
            return null;
        }

        HashSet<int> own = [.. SlotsOf(part)];
        Restriction? equality = conditions
            .SelectMany(condition => Restriction.Of(condition.Expression))
            .FirstOrDefault(candidate => !candidate.IsCollection && Connects(candidate, own, known));
        if (equality is null)
        {
            return null;
        }

        ImmutableArray<Condition> ofRight = [.. conditions.Where(condition => !known.Overlaps(condition.Slots))];
        RowSource right = PlanPart(part, ofRight, unknown, isInner: false);
        HashJoin join = new(left, right, compiler.Compile(equality.Value), compiler.Compile(equality.Subject));
        return Filtered(join, conditions.Except(ofRight));
    }

    private static bool Connects(Restriction equality, HashSet<int> own, HashSet<int> known)
    {
        IReadOnlySet<int> subject = SlotUse.Of(equality.Subject);
        IReadOnlySet<int> value = SlotUse.Of(equality.Value);
        return own.Overlaps(subject) && !known.Overlaps(subject) && known.Overlaps(value) && !own.Overlaps(value);
    }

    private RowSource PlanOuterJoin(BoundJoin join)
    {
        if (join.Kind == JoinKind.Full)
        {
            return new FullJoin(
                Plan(join.Left, []), Plan(join.Right, []), join.On is null ? null : compiler.Compile(join.On));
        }

        (BoundSource outer, BoundSource inner) = join.Kind == JoinKind.Left ? (join.Left, join.Right) : (join.Right, join.Left);
        SourcePlanner repeated = new(compiler, isRepeated: true);
        return new OuterJoin(Plan(outer, []), repeated.Plan(inner, Condition.AllOf(join.On)));
    }
}

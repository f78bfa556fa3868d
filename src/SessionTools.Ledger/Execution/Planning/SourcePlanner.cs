using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using SessionTools.Ledger.Execution.Binding;
using SessionTools.Ledger.Execution.Evaluation;
using SessionTools.Ledger.Execution.Evaluation.Sources;
using SessionTools.Ledger.PartiQL.Syntax;

namespace SessionTools.Ledger.Execution.Planning;

/// <summary>
/// Decides how the rows of a FROM clause are made. The order of the sources stays as it is written; each condition is asked as
/// soon as the variables in it are known; a table is looked up where a condition allows it; else an equality of two
/// sources makes a hash join.
/// </summary>
internal sealed partial class SourcePlanner(ExpressionCompiler compiler, bool isRepeated)
{
    /// <summary>Plans sources; the conditions that use their variables are part of the plan.</summary>
    public RowSource Plan(BoundSource source, IEnumerable<Condition> conditions)
    {
        List<BoundSource> parts = [];
        List<Condition> open = [];
        Flatten(source, parts, open);
        open.AddRange(conditions);
        HashSet<int> unknown = [.. parts.SelectMany(SlotsOf)];
        RowSource? plan = null;
        foreach (BoundSource part in parts)
        {
            HashSet<int> own = [.. SlotsOf(part)];
            HashSet<int> later = [.. unknown.Except(own)];
            ImmutableArray<Condition> ready = [.. open.Where(condition => !later.Overlaps(condition.Slots))];
            open.RemoveAll(condition => !later.Overlaps(condition.Slots));
            plan = plan is null ? PlanPart(part, ready, unknown, isRepeated) : Combine(plan, part, ready, unknown);
            unknown = later;
        }

        return plan!;
    }

    /// <summary>Inner joins become a list of parts; what ON says is a condition like any other.</summary>
    private static void Flatten(BoundSource source, List<BoundSource> parts, List<Condition> conditions)
    {
        if (source is BoundJoin { Kind: JoinKind.Inner } join)
        {
            Flatten(join.Left, parts, conditions);
            Flatten(join.Right, parts, conditions);
            conditions.AddRange(Condition.AllOf(join.On));
        }
        else
        {
            parts.Add(source);
        }
    }

    private static IEnumerable<int> SlotsOf(BoundSource source)
    {
        return source switch
        {
            BoundScan scan => scan.AllSlots().Select(slot => slot.Index),
            BoundJoin join => SlotsOf(join.Left).Concat(SlotsOf(join.Right)),
            _ => [],
        };
    }

    private RowSource PlanPart(
        BoundSource part, ImmutableArray<Condition> conditions, IReadOnlySet<int> unknown, bool isInner)
    {
        RowSource source = part is BoundScan scan
            ? PlanScan(scan, conditions, unknown, isInner)
            : PlanOuterJoin((BoundJoin)part);
        return Filtered(source, conditions);
    }

    private RowSource Combine(RowSource left, BoundSource part, ImmutableArray<Condition> conditions, IReadOnlySet<int> unknown)
    {
        RowSource? hashJoin = TryHashJoin(left, part, conditions, unknown);
        return hashJoin ?? new NestedLoops(left, PlanPart(part, conditions, unknown, isInner: true));
    }

    /// <summary>Lets through the rows for which all conditions are true.</summary>
    public RowSource Filtered(RowSource source, IEnumerable<Condition> conditions)
    {
        ImmutableArray<Evaluator> compiled = [.. conditions.Select(condition => compiler.Compile(condition.Expression))];
        return compiled.IsEmpty ? source : new Filter(source, compiled);
    }
}

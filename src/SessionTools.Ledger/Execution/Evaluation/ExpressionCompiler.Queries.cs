using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using SessionTools.Ion;
using SessionTools.Ledger.Execution.Binding;
using SessionTools.Ledger.Execution.Evaluation.Queries;
using SessionTools.Ledger.Execution.Evaluation.Sources;
using SessionTools.Ledger.Execution.Planning;
using SessionTools.Ledger.PartiQL.Syntax;
using SessionTools.Ledger.Values;

namespace SessionTools.Ledger.Execution.Evaluation;

internal sealed partial class ExpressionCompiler
{
    /// <param name="query">A bound SELECT, or UNION and its like.</param>
    /// <param name="isRepeated">Whether it may run more than once in the statement.</param>
    public CompiledQuery CompileQuery(Expression query, bool isRepeated)
    {
        return query is BoundSelect select
            ? CompileSelect(select, isRepeated)
            : CompileBagOperation((BoundBagOperation)query, isRepeated);
    }

    private CompiledQuery CompileSelect(BoundSelect select, bool isRepeated)
    {
        RowSource source = CompileRows(select, isRepeated);
        Evaluator project = CompileProjection(select.Projection);
        RowOrder? order = OrderOf(select.Tail);
        Func<Frame, IEnumerable<IonValue>> rows = order is null
            ? frame => source.Rows(frame).Select(row => project(row))
            : frame => Sorted(source.Rows(frame).Select(row => (order.KeysOf(row), project(row))), order);
        Func<Frame, IEnumerable<IonValue>> distinct = select.IsDistinct
            ? frame => rows(frame).Limited().Distinct(ValueComparer.Instance)
            : rows;
        CompiledQuery query = new(WithLimits(distinct, select.Tail), order is not null, [source]);
        return select.Projection is BoundPivot ? query with { Combine = Pivot } : query;
    }

    private Evaluator CompileProjection(BoundProjection projection)
    {
        switch (projection)
        {
            case BoundItems items:
                return new StructBuilder(items, this).Build;
            case BoundPivot pivot:
                Evaluator name = Compile(pivot.Name);
                Evaluator value = Compile(pivot.Value);
                return frame => new IonList(name(frame), value(frame));
            default:
                return Compile(((BoundValue)projection).Value);
        }
    }

    /// <summary>The rows of PIVOT are pairs of name and value; a name that is no text makes no field.</summary>
    private static IonStruct Pivot(ImmutableArray<IonValue> pairs)
    {
        ImmutableArray<IonField>.Builder fields = ImmutableArray.CreateBuilder<IonField>(pairs.Length);
        foreach (IonList pair in pairs.Cast<IonList>())
        {
            fields.AddIfPresent(PartiQLValue.Text(pair[0]), pair[1]);
        }

        return new IonStruct(fields.ToImmutable());
    }

    private RowSource CompileRows(BoundSelect select, bool isRepeated)
    {
        HashSet<int> let = [.. select.Let.Select(variable => variable.Slot.Index)];
        Condition[] conditions = [.. Condition.AllOf(select.Where)];
        Condition[] early = [.. conditions.Where(condition => !let.Overlaps(condition.Slots))];
        SourcePlanner planner = new(this, isRepeated);
        RowSource source = select.From is null
            ? planner.Filtered(new SingleRow(), early)
            : planner.Plan(select.From, early);
        if (let.Count > 0)
        {
            source = new LetVariables(source, [.. select.Let.Select(variable => (variable.Slot, Compile(variable.Value)))]);
            source = planner.Filtered(source, conditions.Except(early));
        }

        if (select.Grouping is not null)
        {
            source = new Grouping(source, select.Grouping, this);
        }

        return planner.Filtered(source, Condition.AllOf(select.Having));
    }

    private RowOrder? OrderOf(QueryTail? tail)
    {
        return tail is null || tail.OrderBy.IsEmpty
            ? null
            : new RowOrder(tail.OrderBy, [.. tail.OrderBy.Select(key => Compile(key.Value))]);
    }

    private static IEnumerable<IonValue> Sorted(IEnumerable<(IonValue[] Keys, IonValue Row)> rows, RowOrder order)
    {
        return rows.Limited().OrderBy(row => row.Keys, order).Select(row => row.Row);
    }

    private Func<Frame, IEnumerable<IonValue>> WithLimits(Func<Frame, IEnumerable<IonValue>> rows, QueryTail? tail)
    {
        if (tail is null || (tail.Limit is null && tail.Offset is null))
        {
            return rows;
        }

        RowLimits limits = new(tail, CompileOptional(tail.Limit), CompileOptional(tail.Offset));
        return frame => limits.Apply(frame, rows(frame));
    }

    /// <summary>
    /// Where one value is wanted, a SELECT of one item stands for that item of its only row: NULL without a row, MISSING with
    /// several.
    /// </summary>
    private Evaluator CompileScalar(Expression expression)
    {
        if (expression is not BoundSelect { Projection: BoundItems { Items: [{ IsSpread: false }] } } select)
        {
            return Compile(expression);
        }

        CompiledQuery query = CompileQuery(WithOnlyItem(select), isRepeated: true);
        return OnceIfIndependent(select, frame =>
        {
            IonValue[] rows = [.. query.Rows(frame).Take(2)];
            return rows.Length switch { 0 => PartiQLValue.Null, 1 => rows[0], _ => PartiQLValue.Missing };
        });
    }

    /// <summary>The values of a SELECT of one item as a collection.</summary>
    private Evaluator CompileColumn(BoundSelect select)
    {
        return OnceIfIndependent(select, CompileQuery(WithOnlyItem(select), isRepeated: true).Value);
    }

    private static BoundSelect WithOnlyItem(BoundSelect select)
    {
        return select with { Projection = new BoundValue(((BoundItems)select.Projection).Items[0].Value) };
    }
}

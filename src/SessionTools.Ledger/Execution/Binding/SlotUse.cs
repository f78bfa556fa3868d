using System.Collections.Generic;
using System.Linq;
using SessionTools.Ledger.PartiQL.Syntax;

namespace SessionTools.Ledger.Execution.Binding;

/// <summary>Which variables an expression needs before it has a value.</summary>
internal static class SlotUse
{
    /// <summary>The numbers of all slots that occur in a bound expression, inner queries included.</summary>
    public static IReadOnlySet<int> Of(Expression expression)
    {
        HashSet<int> slots = [];
        Add(expression, slots);
        return slots;
    }

    private static void Add(Expression? expression, HashSet<int> slots)
    {
        switch (expression)
        {
            case null:
                return;
            case SlotVariable variable:
                slots.Add(variable.Slot.Index);
                return;
            case RowField field:
                slots.UnionWith(field.Rows.Select(row => row.Index));
                break;
        }

        foreach (Expression? child in ChildrenOf(expression))
        {
            Add(child, slots);
        }
    }

    private static IEnumerable<Expression?> ChildrenOf(Expression expression)
    {
        return expression switch
        {
            RowField field => [field.Otherwise],
            Path path => path.Steps.OfType<ElementStep>().Select(step => step.Key).Prepend(path.Root),
            CollectionConstructor collection => collection.Items,
            StructConstructor structure => structure.Fields.SelectMany(field => new[] { field.Name, field.Value }),
            Unary unary => [unary.Operand],
            Binary binary => [binary.Left, binary.Right],
            Logical logical => logical.Operands,
            Between between => [between.Value, between.Low, between.High],
            Membership membership => [membership.Value, membership.Collection],
            LikeMatch like => [like.Value, like.Pattern, like.Escape],
            TypeTest test => [test.Value],
            CaseExpression choice => ChildrenOf(choice),
            _ => ChildrenOfCall(expression),
        };
    }

    private static IEnumerable<Expression?> ChildrenOf(CaseExpression choice)
    {
        return choice.Branches.SelectMany(branch => new[] { branch.When, branch.Then }).Append(choice.Operand).Append(choice.Else);
    }

    private static IEnumerable<Expression?> ChildrenOfCall(Expression expression)
    {
        return expression switch
        {
            FunctionCall call => call.Arguments,
            Aggregate aggregate => [aggregate.Argument],
            Cast cast => [cast.Value],
            Extract extract => [extract.Value],
            DateAdd add => [add.Quantity, add.Timestamp],
            DateDifference difference => [difference.Start, difference.End],
            Trim trim => [trim.Characters, trim.Text],
            HistoryCall history => [history.Start, history.End],
            BoundSelect select => ChildrenOf(select),
            BoundBagOperation { Operation: var operation } => ChildrenOf(operation.Tail).Append(operation.Left).Append(operation.Right),
            _ => [],
        };
    }

    private static IEnumerable<Expression?> ChildrenOf(BoundSelect select)
    {
        IEnumerable<Expression?> grouping = select.Grouping is null ? [] : select.Grouping.Keys.Select(key => key.Value)
            .Concat<Expression?>(select.Grouping.Aggregates.Select(aggregate => aggregate.Call.Argument));
        return ChildrenOf(select.From)
            .Concat(select.Let.Select(let => let.Value))
            .Concat(grouping)
            .Concat(ChildrenOf(select.Projection))
            .Concat(ChildrenOf(select.Tail))
            .Append(select.Where)
            .Append(select.Having);
    }

    private static IEnumerable<Expression?> ChildrenOf(BoundSource? source)
    {
        return source switch
        {
            BoundScan scan => [scan.Source],
            BoundJoin join => ChildrenOf(join.Left).Concat(ChildrenOf(join.Right)).Append(join.On),
            _ => [],
        };
    }

    private static IEnumerable<Expression?> ChildrenOf(BoundProjection projection)
    {
        return projection switch
        {
            BoundValue value => [value.Value],
            BoundPivot pivot => [pivot.Value, pivot.Name],
            _ => ((BoundItems)projection).Items.Select(item => item.Value),
        };
    }

    private static IEnumerable<Expression?> ChildrenOf(QueryTail? tail)
    {
        return tail is null ? [] : tail.OrderBy.Select(key => key.Value).Append(tail.Limit).Append(tail.Offset);
    }
}

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using SessionTools.Ion;
using SessionTools.Ledger.Execution.Binding;
using SessionTools.Ledger.Execution.Evaluation.Queries;
using SessionTools.Ledger.Execution.Evaluation.Sources;
using SessionTools.Ledger.PartiQL.Syntax;
using SessionTools.Ledger.Values;

namespace SessionTools.Ledger.Execution.Evaluation;

internal sealed partial class ExpressionCompiler
{
    /// <summary>What a source that is no table ranges over, lazily where it is a query.</summary>
    public RowStream CompileElements(Expression source)
    {
        if (source is BoundSelect { Projection: not BoundPivot } or BoundBagOperation)
        {
            CompiledQuery query = CompileQuery(source, isRepeated: true);
            return frame => query.Rows(frame).Select((row, index) => (row, query.IsOrdered ? index : (int?)null));
        }

        Evaluator value = Compile(source);
        return frame => ElementsOf(value(frame));
    }

    private static IEnumerable<(IonValue Element, int? Index)> ElementsOf(IonValue value)
    {
        return value is IonSequence sequence
            ? sequence.Items.Select((item, index) => (item, PartiQLValue.IsBag(value) ? (int?)null : index))
            : [(value, null)];
    }

    private CompiledQuery CompileBagOperation(BoundBagOperation bound, bool isRepeated)
    {
        BagOperation operation = bound.Operation;
        Func<Frame, IEnumerable<IonValue>> left = CompileOperand(operation.Left, isRepeated);
        Func<Frame, IEnumerable<IonValue>> right = CompileOperand(operation.Right, isRepeated);
        bool isDistinct = operation.Quantifier != SetQuantifier.All;
        Func<Frame, IEnumerable<IonValue>> rows = operation.Operator switch
        {
            BagOperator.Union => frame => left(frame).Concat(right(frame)),
            BagOperator.Intersect => frame => Matched(left(frame), right(frame), isWanted: true, isDistinct),
            _ => frame => Matched(left(frame), right(frame), isWanted: false, isDistinct),
        };
        Func<Frame, IEnumerable<IonValue>> distinct = isDistinct
            ? frame => rows(frame).Limited().Distinct(ValueComparer.Instance)
            : rows;
        RowOrder? order = OrderOf(operation.Tail);
        Func<Frame, IEnumerable<IonValue>> sorted = order is null
            ? distinct
            : frame => Sorted(distinct(frame).Select(row => (KeysOf(frame, bound.Row, row, order), row)), order);
        return new CompiledQuery(WithLimits(sorted, operation.Tail), order is not null, []);
    }

    private static IonValue[] KeysOf(Frame frame, Slot slot, IonValue row, RowOrder order)
    {
        frame.Set(slot, row);
        return order.KeysOf(frame);
    }

    private Func<Frame, IEnumerable<IonValue>> CompileOperand(Expression operand, bool isRepeated)
    {
        if (operand is BoundSelect { Projection: not BoundPivot } or BoundBagOperation)
        {
            return CompileQuery(operand, isRepeated).Rows;
        }

        Evaluator value = Compile(operand);
        return frame => ElementsOf(value(frame)).Select(element => element.Element);
    }

    /// <summary>
    /// The left values with, or without, a partner on the right. With ALL every partner serves once; with DISTINCT for all.
    /// </summary>
    private static IEnumerable<IonValue> Matched(
        IEnumerable<IonValue> left, IEnumerable<IonValue> right, bool isWanted, bool isDistinct)
    {
        Dictionary<IonValue, int> partners = new(ValueComparer.Instance);
        foreach (IonValue value in right.Limited())
        {
            partners[value] = partners.GetValueOrDefault(value) + 1;
        }

        foreach (IonValue value in left)
        {
            int count = partners.GetValueOrDefault(value);
            if (count > 0 && !isDistinct)
            {
                partners[value] = count - 1;
            }

            if (count > 0 == isWanted)
            {
                yield return value;
            }
        }
    }
}

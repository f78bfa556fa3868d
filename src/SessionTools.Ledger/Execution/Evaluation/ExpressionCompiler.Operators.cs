using System;
using System.Linq;
using SessionTools.Ion;
using SessionTools.Ledger.Execution.Binding;
using SessionTools.Ledger.PartiQL.Syntax;
using SessionTools.Ledger.Values;

namespace SessionTools.Ledger.Execution.Evaluation;

internal sealed partial class ExpressionCompiler
{
    private Evaluator CompileOperator(Expression expression)
    {
        return expression switch
        {
            Unary unary => CompileUnary(unary),
            Binary binary => CompileBinary(binary),
            Logical logical => CompileLogical(logical),
            Between between => CompileBetween(between),
            Membership membership => Located(membership.Position, CompileMembership(membership)),
            LikeMatch like => CompileLike(like),
            TypeTest test => CompileTypeTest(test),
            CaseExpression choice => Located(choice.Position, CompileCase(choice)),
            _ => CompileCall(expression),
        };
    }

    private Evaluator CompileUnary(Unary unary)
    {
        Evaluator operand = CompileScalar(unary.Operand);
        return Located(unary.Position, unary.Operator switch
        {
            UnaryOperator.Plus => frame => Arithmetic.Plus(operand(frame)),
            UnaryOperator.Minus => frame => Arithmetic.Negate(operand(frame)),
            _ => frame => Logic.Not(operand(frame)),
        });
    }

    private Evaluator CompileBinary(Binary binary)
    {
        Evaluator left = CompileScalar(binary.Left);
        Evaluator right = CompileScalar(binary.Right);
        Func<IonValue, IonValue, IonValue> apply = Operation(binary.Operator);
        return Located(binary.Position, frame => apply(left(frame), right(frame)));
    }

    private static Func<IonValue, IonValue, IonValue> Operation(BinaryOperator binaryOperator)
    {
        return binaryOperator switch
        {
            BinaryOperator.Equal => Equality.Equal,
            BinaryOperator.NotEqual => Equality.NotEqual,
            BinaryOperator.Less => Comparison.Less,
            BinaryOperator.LessOrEqual => Comparison.LessOrEqual,
            BinaryOperator.Greater => Comparison.Greater,
            BinaryOperator.GreaterOrEqual => Comparison.GreaterOrEqual,
            BinaryOperator.Add => Arithmetic.Add,
            BinaryOperator.Subtract => Arithmetic.Subtract,
            BinaryOperator.Multiply => Arithmetic.Multiply,
            BinaryOperator.Divide => Arithmetic.Divide,
            BinaryOperator.Modulo => Arithmetic.Modulo,
            _ => TextFunctions.Concat,
        };
    }

    /// <summary>FALSE decides an AND and TRUE an OR, so what follows is not asked.</summary>
    private Evaluator CompileLogical(Logical logical)
    {
        Evaluator[] operands = [.. logical.Operands.Select(CompileScalar)];
        bool isAnd = logical.Operator == LogicalOperator.And;
        Func<IonValue, IonValue, IonValue> combine = isAnd ? Logic.And : Logic.Or;
        return Located(logical.Position, frame =>
        {
            IonValue result = operands[0](frame);
            for (int i = 1; i < operands.Length && !(result is IonBool { Value: bool known } && known != isAnd); i++)
            {
                result = combine(result, operands[i](frame));
            }

            return result;
        });
    }

    private Evaluator CompileBetween(Between between)
    {
        Evaluator value = CompileScalar(between.Value);
        Evaluator low = CompileScalar(between.Low);
        Evaluator high = CompileScalar(between.High);
        return Located(
            between.Position,
            NegatedIf(between.IsNegated, frame => Comparison.Between(value(frame), low(frame), high(frame))));
    }

    private static Evaluator NegatedIf(bool isNegated, Evaluator evaluator)
    {
        return isNegated ? frame => Logic.Not(evaluator(frame)) : evaluator;
    }

    private Evaluator CompileMembership(Membership membership)
    {
        Evaluator value = CompileScalar(membership.Value);
        Evaluator collection = membership.Collection is BoundSelect { Projection: BoundItems { Items: [{ IsSpread: false }] } } rows
            ? CompileColumn(rows)
            : Compile(membership.Collection);
        return NegatedIf(membership.IsNegated, frame => Equality.In(value(frame), collection(frame)));
    }

    private Evaluator CompileLike(LikeMatch like)
    {
        Evaluator value = CompileScalar(like.Value);
        if (like is { Pattern: Literal { Value: IonString pattern }, Escape: null or Literal { Value: IonString } })
        {
            LikePattern? compiled = null;
            string? character = ((like.Escape as Literal)?.Value as IonString)?.Value;
            return Located(like.Position, NegatedIf(
                like.IsNegated, frame => (compiled ??= LikePattern.Compile(pattern.Value, character)).Like(value(frame))));
        }

        Evaluator dynamicPattern = CompileScalar(like.Pattern);
        Evaluator? escape = like.Escape is null ? null : CompileScalar(like.Escape);
        return Located(like.Position, NegatedIf(
            like.IsNegated, frame => LikePattern.Like(value(frame), dynamicPattern(frame), escape?.Invoke(frame))));
    }

    private Evaluator CompileTypeTest(TypeTest test)
    {
        Evaluator value = CompileScalar(test.Value);
        return Located(
            test.Position, frame => PartiQLValue.Bool(TypeTests.Is(value(frame), test.Type) != test.IsNegated));
    }

    private Evaluator CompileCase(CaseExpression choice)
    {
        Evaluator? operand = choice.Operand is null ? null : CompileScalar(choice.Operand);
        (Evaluator When, Evaluator Then)[] branches =
            [.. choice.Branches.Select(branch => (CompileScalar(branch.When), Compile(branch.Then)))];
        Evaluator otherwise = choice.Else is null ? _ => PartiQLValue.Null : Compile(choice.Else);
        return frame =>
        {
            IonValue? compared = operand?.Invoke(frame);
            foreach ((Evaluator when, Evaluator then) in branches)
            {
                IonValue condition = when(frame);
                if (PartiQLValue.IsTrue(compared is null ? condition : Equality.Equal(compared, condition)))
                {
                    return then(frame);
                }
            }

            return otherwise(frame);
        };
    }
}

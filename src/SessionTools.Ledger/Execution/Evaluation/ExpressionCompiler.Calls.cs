using System.Linq;
using SessionTools.Ion;
using SessionTools.Ledger.Execution.Binding;
using SessionTools.Ledger.Execution.Evaluation.Queries;
using SessionTools.Ledger.PartiQL.Syntax;
using SessionTools.Ledger.Values;

namespace SessionTools.Ledger.Execution.Evaluation;

internal sealed partial class ExpressionCompiler
{
    private Evaluator CompileCall(Expression expression)
    {
        return Located(expression.Position, expression switch
        {
            FunctionCall { Name: "exists" } exists => CompileExists(exists.Arguments[0]),
            FunctionCall call => CompileFunction(call),
            Aggregate aggregate => CompileCollectionAggregate(aggregate),
            Cast cast => CompileCast(cast),
            Trim trim => CompileTrim(trim),
            _ => CompileTimestampCall(expression),
        });
    }

    /// <summary>A query is only asked for its first row.</summary>
    private Evaluator CompileExists(Expression argument)
    {
        if (argument is BoundSelect or BoundBagOperation)
        {
            CompiledQuery query = CompileQuery(argument, isRepeated: true);
            return OnceIfIndependent(argument, frame => PartiQLValue.Bool(query.Rows(frame).Any()));
        }

        Evaluator value = Compile(argument);
        return frame => GeneralFunctions.Exists(value(frame));
    }

    private Evaluator CompileFunction(FunctionCall call)
    {
        Function function = FunctionTable.Find(call.Name)!;
        Evaluator[] arguments = [.. call.Arguments.Select(CompileScalar)];
        return frame =>
        {
            IonValue[] values = new IonValue[arguments.Length];
            for (int i = 0; i < values.Length; i++)
            {
                values[i] = arguments[i](frame);
            }

            return function.Body(frame.Functions, values);
        };
    }

    private Evaluator CompileCollectionAggregate(Aggregate aggregate)
    {
        Evaluator argument = Compile(aggregate.Argument!);
        bool isDistinct = aggregate.Quantifier == SetQuantifier.Distinct;
        return frame =>
        {
            IonValue collection = argument(frame);
            return PartiQLValue.IsMissing(collection)
                ? collection
                : AggregateFunction.OverElements(aggregate.Name, isDistinct, collection);
        };
    }

    private Evaluator CompileCast(Cast cast)
    {
        Evaluator value = CompileScalar(cast.Value);
        return frame => Casting.Cast(value(frame), cast.Type);
    }

    private Evaluator CompileTrim(Trim trim)
    {
        Evaluator? characters = trim.Characters is null ? null : CompileScalar(trim.Characters);
        Evaluator text = CompileScalar(trim.Text);
        return frame => TextFunctions.Trim(trim.Side, characters?.Invoke(frame), text(frame));
    }

    private Evaluator CompileTimestampCall(Expression expression)
    {
        switch (expression)
        {
            case Extract extract:
                Evaluator value = CompileScalar(extract.Value);
                return frame => TimestampFunctions.Extract(extract.Part, value(frame));
            case DateAdd add:
                Evaluator quantity = CompileScalar(add.Quantity);
                Evaluator timestamp = CompileScalar(add.Timestamp);
                return frame => TimestampFunctions.DateAdd(add.Part, quantity(frame), timestamp(frame));
            default:
                DateDifference difference = (DateDifference)expression;
                Evaluator start = CompileScalar(difference.Start);
                Evaluator end = CompileScalar(difference.End);
                return frame => TimestampFunctions.DateDiff(difference.Part, start(frame), end(frame));
        }
    }
}

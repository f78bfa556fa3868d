using System.Collections.Immutable;
using SessionTools.Ledger.Execution.Evaluation;
using SessionTools.Ledger.PartiQL.Syntax;

namespace SessionTools.Ledger.Execution.Binding;

internal sealed partial class Binder
{
    /// <summary>Binds an expression in the current scope.</summary>
    public Expression Bind(Expression expression)
    {
        return expression switch
        {
            Literal or MissingLiteral or Parameter => expression,
            Variable variable => BindVariable(variable),
            Path path => BindPath(path),
            CollectionConstructor collection => collection with { Items = BindAll(collection.Items) },
            StructConstructor structure => structure with { Fields = ImmutableArray.CreateRange(structure.Fields, BindField) },
            SelectQuery select => BindSelect(select),
            BagOperation operation => BindBagOperation(operation),
            _ => BindOperator(expression),
        };
    }

    private Expression BindOperator(Expression expression)
    {
        return expression switch
        {
            Unary unary => unary with { Operand = Bind(unary.Operand) },
            Binary binary => binary with { Left = Bind(binary.Left), Right = Bind(binary.Right) },
            Logical logical => logical with { Operands = BindAll(logical.Operands) },
            Between between => between with
            {
                Value = Bind(between.Value), Low = Bind(between.Low), High = Bind(between.High),
            },
            Membership membership => membership with
            {
                Value = Bind(membership.Value), Collection = Bind(membership.Collection),
            },
            LikeMatch like => like with
            {
                Value = Bind(like.Value), Pattern = Bind(like.Pattern), Escape = BindOptional(like.Escape),
            },
            TypeTest test => test with { Value = Bind(test.Value) },
            CaseExpression choice => BindCase(choice),
            _ => BindCall(expression),
        };
    }

    private Expression BindCall(Expression expression)
    {
        return expression switch
        {
            FunctionCall { Name: "history" } call => BindHistory(call),
            FunctionCall call => BindFunction(call),
            Aggregate aggregate => BindAggregate(aggregate),
            Cast cast => cast with { Value = Bind(cast.Value) },
            Extract extract => extract with { Value = Bind(extract.Value) },
            DateAdd add => add with { Quantity = Bind(add.Quantity), Timestamp = Bind(add.Timestamp) },
            DateDifference difference => difference with { Start = Bind(difference.Start), End = Bind(difference.End) },
            Trim trim => trim with { Characters = BindOptional(trim.Characters), Text = Bind(trim.Text) },
            _ => throw Error(expression.Position, "this expression has no meaning here"),
        };
    }

    private FunctionCall BindFunction(FunctionCall call)
    {
        if (FunctionCatalog.Refusal(call.Name, call.Arguments.Length, extended) is { } reason)
        {
            throw Error(call.Position, reason);
        }

        return call with { Arguments = BindAll(call.Arguments) };
    }

    private StructField BindField(StructField field)
    {
        return field with { Name = Bind(field.Name), Value = Bind(field.Value) };
    }

    private CaseExpression BindCase(CaseExpression choice)
    {
        return choice with
        {
            Operand = BindOptional(choice.Operand),
            Branches = ImmutableArray.CreateRange(
                choice.Branches, branch => branch with { When = Bind(branch.When), Then = Bind(branch.Then) }),
            Else = BindOptional(choice.Else),
        };
    }
}

using System.Collections.Generic;
using System.Linq;
using SessionTools.Ledger.Execution.Binding;
using SessionTools.Ledger.PartiQL.Syntax;

namespace SessionTools.Ledger.Execution.Planning;

/// <summary>One of the conditions that AND connects.</summary>
internal sealed class Condition(Expression expression)
{
    public Expression Expression { get; } = expression;

    /// <summary>The variables that it needs.</summary>
    public IReadOnlySet<int> Slots { get; } = SlotUse.Of(expression);

    public static IEnumerable<Condition> AllOf(Expression? expression)
    {
        return expression switch
        {
            null => [],
            Logical { Operator: LogicalOperator.And } all => all.Operands.SelectMany(AllOf),
            _ => [new Condition(expression)],
        };
    }
}

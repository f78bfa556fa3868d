using System.Collections.Generic;
using System.Linq;
using SessionTools.Ledger.Execution.Binding;
using SessionTools.Ledger.PartiQL.Syntax;

namespace SessionTools.Ledger.Execution.Planning;

/// <summary>One of the conditions that AND connects, with the variables it needs.</summary>
internal sealed record Condition(Expression Expression, IReadOnlySet<int> Slots)
{
    public static IEnumerable<Condition> AllOf(Expression? expression)
    {
        return expression switch
        {
            null => [],
            Logical { Operator: LogicalOperator.And } all => all.Operands.SelectMany(AllOf),
            _ => [new Condition(expression, SlotUse.Of(expression))],
        };
    }
}

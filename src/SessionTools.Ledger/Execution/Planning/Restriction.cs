using System.Collections.Generic;
using SessionTools.Ledger.Execution.Binding;
using SessionTools.Ledger.PartiQL.Syntax;

namespace SessionTools.Ledger.Execution.Planning;

/// <summary>A condition that says which values something has: <c>subject = value</c> or <c>subject IN values</c>.</summary>
/// <param name="Subject">One side.</param>
/// <param name="Value">The value, or the collection of values.</param>
/// <param name="IsCollection">Whether it is IN.</param>
internal sealed record Restriction(Expression Subject, Expression Value, bool IsCollection)
{
    /// <summary>The ways to read a condition as a restriction; an equality can be read from both sides.</summary>
    public static IEnumerable<Restriction> Of(Expression condition)
    {
        switch (condition)
        {
            case Binary { Operator: BinaryOperator.Equal } equality:
                yield return new Restriction(equality.Left, equality.Right, IsCollection: false);
                yield return new Restriction(equality.Right, equality.Left, IsCollection: false);
                break;
            case Membership { IsNegated: false } membership:
                yield return new Restriction(membership.Value, membership.Collection, IsCollection: true);
                break;
        }
    }

    /// <summary>Whether the value is known before a source has a row: none of the source's variables occurs in it.</summary>
    public bool IsKnownBefore(IReadOnlySet<int> laterSlots)
    {
        return !laterSlots.Overlaps(SlotUse.Of(Value));
    }
}

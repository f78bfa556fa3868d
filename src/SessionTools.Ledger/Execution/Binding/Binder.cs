using System.Collections.Immutable;
using SessionTools.Ledger.Execution.Data;
using SessionTools.Ledger.PartiQL;
using SessionTools.Ledger.PartiQL.Syntax;

namespace SessionTools.Ledger.Execution.Binding;

/// <summary>
/// Resolves the names of one statement against its variables and the tables of a ledger: out of the tree of syntax comes one
/// in which every variable is a slot and every table is known.
/// </summary>
internal sealed partial class Binder(IStatementData data, IGlobalNames globals, bool extended)
{
    private Scope _scope = new(parent: null);
    private GroupContext? _group;
    private bool _isManipulation;

    /// <summary>How many slots the statement needs, once it is bound.</summary>
    public int SlotCount { get; private set; }

    public static PartiQLException Error(SourcePosition position, string reason)
    {
        return new PartiQLException(PartiQLErrorKind.Semantic, position, reason);
    }

    private Slot NewSlot(SlotKind kind = SlotKind.Value)
    {
        return new Slot(SlotCount++, kind);
    }

    private ImmutableArray<Expression> BindAll(ImmutableArray<Expression> expressions)
    {
        return ImmutableArray.CreateRange(expressions, Bind);
    }

    private Expression? BindOptional(Expression? expression)
    {
        return expression is null ? null : Bind(expression);
    }
}

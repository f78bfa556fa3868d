using System.Collections.Immutable;
using SessionTools.Ledger.Catalog;
using SessionTools.Ledger.PartiQL;
using SessionTools.Ledger.PartiQL.Syntax;

namespace SessionTools.Ledger.Execution.Binding;

/// <summary>A variable.</summary>
internal sealed record SlotVariable(SourcePosition Position, Slot Slot) : Expression(Position);

/// <summary>
/// A name without a variable before it: the field of the first row that has it, else what <c>Otherwise</c> says, which is what the
/// name means further outside. It is MISSING when that is null.
/// </summary>
internal sealed record RowField(SourcePosition Position, string Name, ImmutableArray<Slot> Rows, Expression? Otherwise)
    : Expression(Position);

/// <summary>A table as a bag of documents, or its committed view.</summary>
internal sealed record TableValue(SourcePosition Position, TableInfo Table, bool IsCommitted) : Expression(Position);

/// <summary><c>information_schema.user_tables</c>.</summary>
internal sealed record UserTables(SourcePosition Position) : Expression(Position);

/// <summary><c>history(table[, start[, end]])</c>.</summary>
internal sealed record HistoryCall(SourcePosition Position, TableInfo Table, Expression? Start, Expression? End) : Expression(Position);

/// <summary>A SELECT or PIVOT whose names are resolved.</summary>
internal sealed record BoundSelect(SourcePosition Position) : Expression(Position)
{
    /// <summary>The number of its first variable: smaller ones that occur in it are of the queries around it.</summary>
    public required int FirstSlot { get; init; }

    public required bool IsDistinct { get; init; }

    public required BoundProjection Projection { get; init; }

    public BoundSource? From { get; init; }

    public ImmutableArray<BoundVariable> Let { get; init; } = [];

    public Expression? Where { get; init; }

    public BoundGrouping? Grouping { get; init; }

    public Expression? Having { get; init; }

    public QueryTail? Tail { get; init; }
}

/// <summary>UNION, INTERSECT or EXCEPT over bound queries; <c>Row</c> is the resulting row, for the sort keys.</summary>
internal sealed record BoundBagOperation(BagOperation Operation, Slot Row) : Expression(Operation.Position);

/// <summary>A variable with what computes it.</summary>
internal sealed record BoundVariable(Slot Slot, Expression Value);

/// <summary>What makes one row out of many.</summary>
/// <param name="Keys">The keys; none when there are only aggregates.</param>
/// <param name="GroupAs">The slot of GROUP AS, or null.</param>
/// <param name="Members">The variables that a row of GROUP AS shows, by their names.</param>
/// <param name="Aggregates">What is computed over the rows of a group.</param>
/// <param name="HasKeys">Whether GROUP BY is written; without it there is always exactly one group.</param>
internal sealed record BoundGrouping(
    ImmutableArray<BoundVariable> Keys,
    Slot? GroupAs,
    ImmutableArray<NamedSlot> Members,
    ImmutableArray<BoundAggregate> Aggregates,
    bool HasKeys);

/// <summary>A variable with its name.</summary>
internal sealed record NamedSlot(string Name, Slot Slot);

/// <summary>An aggregate and the slot of its result.</summary>
internal sealed record BoundAggregate(Slot Slot, Aggregate Call);

/// <summary>What a row becomes.</summary>
internal abstract record BoundProjection;

/// <summary>Any value.</summary>
internal sealed record BoundValue(Expression Value) : BoundProjection;

/// <summary>A struct of items.</summary>
internal sealed record BoundItems(ImmutableArray<BoundItem> Items) : BoundProjection;

/// <summary>All rows together as one struct.</summary>
internal sealed record BoundPivot(Expression Value, Expression Name) : BoundProjection;

/// <summary>A field, or with <c>IsSpread</c> all fields of a struct; anything else becomes one field of the name.</summary>
internal sealed record BoundItem(string Name, Expression Value, bool IsSpread);

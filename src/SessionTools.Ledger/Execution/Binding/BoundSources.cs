using SessionTools.Ledger.PartiQL;
using SessionTools.Ledger.PartiQL.Syntax;

namespace SessionTools.Ledger.Execution.Binding;

/// <summary>What a FROM clause ranges over, with its variables resolved.</summary>
internal abstract record BoundSource(SourcePosition Position);

/// <summary>A table, a collection or, unpivoted, a struct; <c>Name</c> is that of the row's variable, or null.</summary>
internal sealed record BoundScan(
    SourcePosition Position,
    Expression Source,
    bool IsUnpivot,
    string? Name,
    Slot Row,
    NamedSlot? At,
    NamedSlot? By) : BoundSource(Position);

/// <summary>Two sources; the right one sees the variables of the left one.</summary>
internal sealed record BoundJoin(SourcePosition Position, JoinKind Kind, BoundSource Left, BoundSource Right, Expression? On)
    : BoundSource(Position);

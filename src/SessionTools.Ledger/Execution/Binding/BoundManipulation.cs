using System.Collections.Immutable;
using SessionTools.Ledger.PartiQL;
using SessionTools.Ledger.PartiQL.Syntax;

namespace SessionTools.Ledger.Execution.Binding;

/// <summary>UPDATE, DELETE or FROM with its names resolved: rows, and what is done at each of them.</summary>
internal sealed record BoundManipulation(BoundSource From, Expression? Where, ImmutableArray<BoundEdit> Edits);

/// <summary>One change of a document.</summary>
internal abstract record BoundEdit(EditTarget Target);

/// <summary>SET.</summary>
internal sealed record SetEdit(EditTarget Target, Expression Value) : BoundEdit(Target);

/// <summary>INSERT INTO a list or struct of the document.</summary>
internal sealed record InsertEdit(EditTarget Target, Expression Source, bool IsValue, Expression? At) : BoundEdit(Target);

/// <summary>REMOVE, or with a whole document DELETE.</summary>
internal sealed record RemoveEdit(EditTarget Target) : BoundEdit(Target);

/// <summary>A place in a document: a row's variable and the way from there.</summary>
internal sealed record EditTarget(SourcePosition Position, Slot Row, ImmutableArray<PathStep> Steps);

/// <summary>INSERT INTO a table.</summary>
internal sealed record BoundInsert(TableValue Table, Expression Source, bool IsValue);

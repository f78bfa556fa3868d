using System.Collections.Immutable;

namespace SessionTools.Ledger.PartiQL.Syntax;

/// <summary><c>INSERT INTO target VALUE value [AT position]</c>, or <c>INSERT INTO target values</c>.</summary>
/// <param name="Position">The word INSERT.</param>
/// <param name="Insertion">Target and source.</param>
public sealed record Insert(SourcePosition Position, InsertOperation Insertion) : Statement(Position);

/// <summary><c>UPDATE target operations [WHERE condition]</c>.</summary>
/// <param name="Position">The word UPDATE.</param>
/// <param name="Target">The table with its aliases.</param>
/// <param name="Operations">What changes, at least one.</param>
/// <param name="Where">The condition, or null for every document.</param>
public sealed record Update(
    SourcePosition Position,
    Scan Target,
    ImmutableArray<DataOperation> Operations,
    Expression? Where) : Statement(Position);

/// <summary><c>DELETE FROM target [WHERE condition]</c>.</summary>
/// <param name="Position">The word DELETE.</param>
/// <param name="Target">The table with its aliases.</param>
/// <param name="Where">The condition, or null for every document.</param>
public sealed record Delete(SourcePosition Position, Scan Target, Expression? Where) : Statement(Position);

/// <summary><c>FROM sources [WHERE condition] operations</c>.</summary>
/// <param name="Position">The word FROM.</param>
/// <param name="From">The sources.</param>
/// <param name="Where">The condition, or null for every row.</param>
/// <param name="Operations">What changes, at least one.</param>
public sealed record FromManipulation(
    SourcePosition Position,
    FromSource From,
    Expression? Where,
    ImmutableArray<DataOperation> Operations) : Statement(Position);

/// <summary><c>EXEC procedure argument, ...</c>.</summary>
/// <param name="Position">The word EXEC.</param>
/// <param name="Procedure">The procedure; QLDB has REDACT_REVISION.</param>
/// <param name="Arguments">Its arguments.</param>
public sealed record Execute(
    SourcePosition Position,
    Identifier Procedure,
    ImmutableArray<Expression> Arguments) : Statement(Position);

/// <summary>A statement that only reads: SELECT, or any expression.</summary>
/// <param name="Position">Its first character.</param>
/// <param name="Expression">What is asked for.</param>
public sealed record Query(SourcePosition Position, Expression Expression) : Statement(Position);

/// <summary>A part of UPDATE or FROM that changes data.</summary>
/// <param name="Position">Its first word.</param>
public abstract record DataOperation(SourcePosition Position) : SyntaxNode(Position);

/// <summary><c>SET target = value, ...</c>.</summary>
/// <param name="Position">The word SET.</param>
/// <param name="Assignments">The assignments in order, at least one.</param>
public sealed record SetOperation(SourcePosition Position, ImmutableArray<Assignment> Assignments) : DataOperation(Position);

/// <summary><c>target = value</c>.</summary>
/// <param name="Position">The target's first character.</param>
/// <param name="Target">A variable or a path of fields and elements.</param>
/// <param name="Value">The new value.</param>
public sealed record Assignment(SourcePosition Position, Expression Target, Expression Value) : SyntaxNode(Position);

/// <summary><c>INSERT INTO target VALUE value [AT position]</c>, or <c>INSERT INTO target values</c>.</summary>
/// <param name="Position">The word INSERT.</param>
/// <param name="Target">A variable or a path of fields and elements.</param>
/// <param name="Source">The value, or the collection of values.</param>
/// <param name="IsValue">Whether the word VALUE stands before the source.</param>
/// <param name="At">The index in a list or the name in a struct; null without AT.</param>
public sealed record InsertOperation(
    SourcePosition Position,
    Expression Target,
    Expression Source,
    bool IsValue,
    Expression? At) : DataOperation(Position);

/// <summary><c>REMOVE target</c>.</summary>
/// <param name="Position">The word REMOVE.</param>
/// <param name="Target">A variable or a path of fields and elements.</param>
public sealed record RemoveOperation(SourcePosition Position, Expression Target) : DataOperation(Position);

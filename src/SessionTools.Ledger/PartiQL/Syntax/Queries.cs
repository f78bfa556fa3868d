using System.Collections.Immutable;

namespace SessionTools.Ledger.PartiQL.Syntax;

/// <summary>A SELECT or PIVOT with its clauses.</summary>
/// <remarks>PartiQL specification, "PartiQL Queries".</remarks>
/// <param name="Position">The word SELECT or PIVOT.</param>
/// <param name="Quantifier">ALL or DISTINCT.</param>
/// <param name="Projection">What a row becomes.</param>
/// <param name="From">The sources; null only in the extended dialect.</param>
/// <param name="Let">The variables of LET.</param>
/// <param name="Where">The condition on rows, or null.</param>
/// <param name="GroupBy">The groups, or null.</param>
/// <param name="Having">The condition on groups, or null.</param>
/// <param name="Tail">Order and limits, or null.</param>
public sealed record SelectQuery(
    SourcePosition Position,
    SetQuantifier Quantifier,
    Projection Projection,
    FromSource? From,
    ImmutableArray<LetBinding> Let,
    Expression? Where,
    GroupBy? GroupBy,
    Expression? Having,
    QueryTail? Tail) : Expression(Position);

/// <summary>Two queries as one, by UNION, INTERSECT or EXCEPT.</summary>
/// <param name="Position">The first word of the operator.</param>
/// <param name="Operator">The operator.</param>
/// <param name="IsOuter">Whether OUTER stands before it: then values are bags and need no common shape.</param>
/// <param name="Quantifier">ALL or DISTINCT.</param>
/// <param name="Left">The left query.</param>
/// <param name="Right">The right query.</param>
/// <param name="Tail">Order and limits of the whole, or null.</param>
public sealed record BagOperation(
    SourcePosition Position,
    BagOperator Operator,
    bool IsOuter,
    SetQuantifier Quantifier,
    Expression Left,
    Expression Right,
    QueryTail? Tail) : Expression(Position);

/// <summary>The operators on two queries.</summary>
public enum BagOperator
{
    /// <summary>UNION.</summary>
    Union,

    /// <summary>INTERSECT.</summary>
    Intersect,

    /// <summary>EXCEPT.</summary>
    Except,
}

/// <summary>Whether duplicates count.</summary>
public enum SetQuantifier
{
    /// <summary>Nothing is written.</summary>
    None,

    /// <summary>ALL.</summary>
    All,

    /// <summary>DISTINCT.</summary>
    Distinct,
}

/// <summary>What a row of a query becomes.</summary>
/// <param name="Position">Its first character.</param>
public abstract record Projection(SourcePosition Position) : SyntaxNode(Position);

/// <summary><c>*</c>.</summary>
/// <param name="Position">The star.</param>
public sealed record StarProjection(SourcePosition Position) : Projection(Position);

/// <summary><c>item, item, ...</c>.</summary>
/// <param name="Position">The first item.</param>
/// <param name="Items">The items, at least one.</param>
public sealed record ListProjection(SourcePosition Position, ImmutableArray<ProjectionItem> Items) : Projection(Position);

/// <summary><c>VALUE expression</c>.</summary>
/// <param name="Position">The word VALUE.</param>
/// <param name="Value">The expression.</param>
public sealed record ValueProjection(SourcePosition Position, Expression Value) : Projection(Position);

/// <summary><c>PIVOT value AT name</c>: all rows together become one struct.</summary>
/// <param name="Position">The word PIVOT.</param>
/// <param name="Value">The value of a field.</param>
/// <param name="Name">The name of a field.</param>
public sealed record PivotProjection(SourcePosition Position, Expression Value, Expression Name) : Projection(Position);

/// <summary>An item of a list projection.</summary>
/// <param name="Position">Its first character.</param>
public abstract record ProjectionItem(SourcePosition Position) : SyntaxNode(Position);

/// <summary><c>expression [AS name]</c>.</summary>
/// <param name="Position">The expression's first character.</param>
/// <param name="Value">The expression.</param>
/// <param name="As">The name, or null.</param>
public sealed record ExpressionItem(SourcePosition Position, Expression Value, Identifier? As) : ProjectionItem(Position);

/// <summary><c>expression.*</c>: all fields of a struct.</summary>
/// <param name="Position">The expression's first character.</param>
/// <param name="Source">The expression before the star.</param>
public sealed record AllFieldsItem(SourcePosition Position, Expression Source) : ProjectionItem(Position);

/// <summary><c>expression AS name</c> of a LET clause.</summary>
/// <param name="Position">The expression's first character.</param>
/// <param name="Value">The expression.</param>
/// <param name="Name">The variable.</param>
public sealed record LetBinding(SourcePosition Position, Expression Value, Identifier Name) : SyntaxNode(Position);

/// <summary><c>GROUP [PARTIAL] BY key, ... [GROUP AS name]</c>.</summary>
/// <param name="Position">The word GROUP.</param>
/// <param name="IsPartial">Whether PARTIAL is written.</param>
/// <param name="Keys">The keys, at least one.</param>
/// <param name="GroupAs">The variable for the rows of a group, or null.</param>
public sealed record GroupBy(SourcePosition Position, bool IsPartial, ImmutableArray<GroupKey> Keys, Identifier? GroupAs)
    : SyntaxNode(Position);

/// <summary><c>expression [AS name]</c> of a GROUP BY clause.</summary>
/// <param name="Position">The expression's first character.</param>
/// <param name="Value">The expression.</param>
/// <param name="As">The variable, or null.</param>
public sealed record GroupKey(SourcePosition Position, Expression Value, Identifier? As) : SyntaxNode(Position);

/// <summary><c>[ORDER BY key, ...] [LIMIT count] [OFFSET count]</c>; at least one of them is there.</summary>
/// <param name="Position">The first word.</param>
/// <param name="OrderBy">The keys; empty without ORDER BY.</param>
/// <param name="Limit">The largest number of rows, or null.</param>
/// <param name="Offset">How many rows are skipped, or null.</param>
public sealed record QueryTail(
    SourcePosition Position,
    ImmutableArray<OrderKey> OrderBy,
    Expression? Limit,
    Expression? Offset) : SyntaxNode(Position);

/// <summary><c>expression [ASC|DESC] [NULLS FIRST|LAST]</c>.</summary>
/// <param name="Position">The expression's first character.</param>
/// <param name="Value">The expression.</param>
/// <param name="IsDescending">Whether DESC is written.</param>
/// <param name="NullsFirst">Whether nulls come first; null when nothing is written.</param>
public sealed record OrderKey(SourcePosition Position, Expression Value, bool IsDescending, bool? NullsFirst)
    : SyntaxNode(Position);

using System.Collections.Immutable;

namespace SessionTools.Ledger.PartiQL.Syntax;

/// <summary>An operator before its operand.</summary>
/// <param name="Position">The operator.</param>
/// <param name="Operator">Which.</param>
/// <param name="Operand">The operand.</param>
public sealed record Unary(SourcePosition Position, UnaryOperator Operator, Expression Operand) : Expression(Position);

/// <summary>The operators with one operand.</summary>
public enum UnaryOperator
{
    /// <summary><c>+</c>.</summary>
    Plus,

    /// <summary><c>-</c>.</summary>
    Minus,

    /// <summary>NOT.</summary>
    Not,
}

/// <summary>An operator between two operands.</summary>
/// <param name="Position">The operator.</param>
/// <param name="Operator">Which.</param>
/// <param name="Left">The left operand.</param>
/// <param name="Right">The right operand.</param>
public sealed record Binary(SourcePosition Position, BinaryOperator Operator, Expression Left, Expression Right)
    : Expression(Position);

/// <summary>The operators with two operands; all associate to the left.</summary>
public enum BinaryOperator
{
    /// <summary><c>=</c>.</summary>
    Equal,

    /// <summary><c>&lt;&gt;</c> and <c>!=</c>.</summary>
    NotEqual,

    /// <summary><c>&lt;</c>.</summary>
    Less,

    /// <summary><c>&lt;=</c>.</summary>
    LessOrEqual,

    /// <summary><c>&gt;</c>.</summary>
    Greater,

    /// <summary><c>&gt;=</c>.</summary>
    GreaterOrEqual,

    /// <summary><c>+</c>.</summary>
    Add,

    /// <summary><c>-</c>.</summary>
    Subtract,

    /// <summary><c>||</c>.</summary>
    Concat,

    /// <summary><c>*</c>.</summary>
    Multiply,

    /// <summary><c>/</c>.</summary>
    Divide,

    /// <summary><c>%</c>.</summary>
    Modulo,
}

/// <summary>A chain of AND or of OR as one flat node, so that a thousand alternatives nest no deeper than two.</summary>
/// <param name="Position">The first operator.</param>
/// <param name="Operator">Which.</param>
/// <param name="Operands">The operands in order, at least two.</param>
public sealed record Logical(SourcePosition Position, LogicalOperator Operator, ImmutableArray<Expression> Operands)
    : Expression(Position);

/// <summary>The operators that <see cref="Logical"/> chains.</summary>
public enum LogicalOperator
{
    /// <summary>AND.</summary>
    And,

    /// <summary>OR.</summary>
    Or,
}

/// <summary><c>value [NOT] BETWEEN low AND high</c>.</summary>
/// <param name="Position">The operator.</param>
/// <param name="Value">The value.</param>
/// <param name="Low">The lower bound, which belongs to the range.</param>
/// <param name="High">The upper bound, which belongs to the range.</param>
/// <param name="IsNegated">Whether NOT is written.</param>
public sealed record Between(SourcePosition Position, Expression Value, Expression Low, Expression High, bool IsNegated)
    : Expression(Position);

/// <summary><c>value [NOT] IN collection</c>.</summary>
/// <param name="Position">The operator.</param>
/// <param name="Value">The value.</param>
/// <param name="Collection">The collection; <c>IN (a)</c> is a list of one.</param>
/// <param name="IsNegated">Whether NOT is written.</param>
public sealed record Membership(SourcePosition Position, Expression Value, Expression Collection, bool IsNegated)
    : Expression(Position);

/// <summary><c>value [NOT] LIKE pattern [ESCAPE character]</c>.</summary>
/// <param name="Position">The operator.</param>
/// <param name="Value">The value.</param>
/// <param name="Pattern">The pattern.</param>
/// <param name="Escape">The escape character, or null.</param>
/// <param name="IsNegated">Whether NOT is written.</param>
public sealed record LikeMatch(SourcePosition Position, Expression Value, Expression Pattern, Expression? Escape, bool IsNegated)
    : Expression(Position);

/// <summary><c>value IS [NOT] type</c>, where NULL and MISSING are types.</summary>
/// <param name="Position">The operator.</param>
/// <param name="Value">The value.</param>
/// <param name="Type">The type.</param>
/// <param name="IsNegated">Whether NOT is written.</param>
public sealed record TypeTest(SourcePosition Position, Expression Value, TypeName Type, bool IsNegated) : Expression(Position);

/// <summary><c>CASE [operand] WHEN .. THEN .. [ELSE ..] END</c>.</summary>
/// <param name="Position">The word CASE.</param>
/// <param name="Operand">What the branches are compared with; null when they are conditions.</param>
/// <param name="Branches">The branches, at least one.</param>
/// <param name="Else">The value without a match, or null.</param>
public sealed record CaseExpression(SourcePosition Position, Expression? Operand, ImmutableArray<CaseBranch> Branches, Expression? Else)
    : Expression(Position);

/// <summary><c>WHEN condition THEN value</c>.</summary>
/// <param name="Position">The word WHEN.</param>
/// <param name="When">A condition, or a value to compare with.</param>
/// <param name="Then">The value.</param>
public sealed record CaseBranch(SourcePosition Position, Expression When, Expression Then) : SyntaxNode(Position);

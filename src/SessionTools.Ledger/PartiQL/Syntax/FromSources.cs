namespace SessionTools.Ledger.PartiQL.Syntax;

/// <summary>What a FROM clause ranges over.</summary>
/// <remarks>PartiQL specification, "FROM Clause".</remarks>
/// <param name="Position">Its first character, or for a join the comma or the first word of the join.</param>
public abstract record FromSource(SourcePosition Position) : SyntaxNode(Position);

/// <summary><c>source [AS name] [AT name] [BY name]</c>.</summary>
/// <param name="Position">The source's first character.</param>
/// <param name="Source">A table, path, nested query, call of history(), constructor or literal.</param>
/// <param name="As">The variable for the element, or null.</param>
/// <param name="At">The variable for its index, or null.</param>
/// <param name="By">The variable for the document id, or null; QLDB's own.</param>
public sealed record Scan(SourcePosition Position, Expression Source, Identifier? As, Identifier? At, Identifier? By)
    : FromSource(Position);

/// <summary><c>UNPIVOT source [AS name] [AT name] [BY name]</c>.</summary>
/// <param name="Position">The word UNPIVOT.</param>
/// <param name="Source">A struct.</param>
/// <param name="As">The variable for the field's value, or null.</param>
/// <param name="At">The variable for the field's name, or null.</param>
/// <param name="By">The variable for the id, or null.</param>
public sealed record Unpivot(SourcePosition Position, Expression Source, Identifier? As, Identifier? At, Identifier? By)
    : FromSource(Position);

/// <summary>Two sources; the right one sees the variables of the left one.</summary>
/// <param name="Position">The comma, or the first word of the join.</param>
/// <param name="Kind">How unmatched rows are treated.</param>
/// <param name="Left">The left side.</param>
/// <param name="Right">The right side.</param>
/// <param name="On">The condition; null for a comma and for CROSS JOIN.</param>
public sealed record Join(SourcePosition Position, JoinKind Kind, FromSource Left, FromSource Right, Expression? On)
    : FromSource(Position);

/// <summary>How a join treats rows without a partner; QLDB knows only <see cref="Inner"/>.</summary>
public enum JoinKind
{
    /// <summary>They are left out.</summary>
    Inner,

    /// <summary>Those of the left side are kept.</summary>
    Left,

    /// <summary>Those of the right side are kept.</summary>
    Right,

    /// <summary>Those of both sides are kept.</summary>
    Full,
}

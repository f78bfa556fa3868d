namespace SessionTools.Ledger.PartiQL.Syntax;

/// <summary>A node of the tree that <see cref="PartiQLParser"/> builds; immutable.</summary>
/// <param name="Position">The first character of the node, or for an operator with two sides the operator itself.</param>
public abstract record SyntaxNode(SourcePosition Position);

/// <summary>A statement of the dialect.</summary>
/// <param name="Position">Its first character.</param>
public abstract record Statement(SourcePosition Position) : SyntaxNode(Position);

/// <summary>What has a value.</summary>
/// <param name="Position">Its first character, or its operator.</param>
public abstract record Expression(SourcePosition Position) : SyntaxNode(Position);

/// <summary>A name.</summary>
/// <param name="Position">Its first character.</param>
/// <param name="Text">The name; QLDB's object and field names are case-sensitive, quoted or not.</param>
/// <param name="IsQuoted">Whether it stands in double quotes.</param>
public sealed record Identifier(SourcePosition Position, string Text, bool IsQuoted) : SyntaxNode(Position);

/// <summary>What a text was read as.</summary>
/// <param name="Statement">The tree.</param>
/// <param name="ParameterCount">How many <c>?</c> the text has.</param>
public sealed record ParsedStatement(Statement Statement, int ParameterCount);

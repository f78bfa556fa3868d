namespace SessionTools.Ledger.PartiQL.Syntax;

/// <summary><c>CREATE TABLE name [WITH (aws_tags = value)]</c>.</summary>
/// <param name="Position">The word CREATE.</param>
/// <param name="Table">The new table.</param>
/// <param name="Tags">The tags, or null.</param>
public sealed record CreateTable(SourcePosition Position, Identifier Table, Expression? Tags) : Statement(Position);

/// <summary><c>DROP TABLE name</c>.</summary>
/// <param name="Position">The word DROP.</param>
/// <param name="Table">The table.</param>
public sealed record DropTable(SourcePosition Position, Identifier Table) : Statement(Position);

/// <summary><c>UNDROP TABLE "tableId"</c>.</summary>
/// <param name="Position">The word UNDROP.</param>
/// <param name="TableId">The id of the dropped table.</param>
public sealed record UndropTable(SourcePosition Position, Identifier TableId) : Statement(Position);

/// <summary><c>CREATE INDEX ON table (field)</c>; QLDB indexes one top-level field.</summary>
/// <param name="Position">The word CREATE.</param>
/// <param name="Table">The table.</param>
/// <param name="Field">The field.</param>
public sealed record CreateIndex(SourcePosition Position, Identifier Table, Identifier Field) : Statement(Position);

/// <summary><c>DROP INDEX "indexId" ON table WITH (purge = true)</c>; QLDB requires the last part.</summary>
/// <param name="Position">The word DROP.</param>
/// <param name="IndexId">The id of the index.</param>
/// <param name="Table">The table.</param>
public sealed record DropIndex(SourcePosition Position, Identifier IndexId, Identifier Table) : Statement(Position);

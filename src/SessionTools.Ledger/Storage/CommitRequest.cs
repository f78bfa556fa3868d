using System.Collections.Immutable;
using SessionTools.Ledger.Catalog;

namespace SessionTools.Ledger.Storage;

/// <summary>
/// All that a transaction wants written, as far as it is known before its place in the journal is. It becomes one block.
/// </summary>
public sealed record CommitRequest
{
    /// <summary>The transaction's id.</summary>
    public required string TransactionId { get; init; }

    /// <summary>The block whose state it read; it commits if nothing it read has changed since.</summary>
    public required long Snapshot { get; init; }

    /// <summary>What it read.</summary>
    public required AccessSet Reads { get; init; }

    /// <summary>What it writes.</summary>
    public required AccessSet Writes { get; init; }

    /// <summary>Its statements in order.</summary>
    public required ImmutableArray<ExecutedStatement> Statements { get; init; }

    /// <summary>The documents it writes, one revision each.</summary>
    public ImmutableArray<RevisionWrite> Revisions { get; init; } = [];

    /// <summary>For each of <see cref="Revisions"/> the statements that wrote it, by their place in <see cref="Statements"/>.</summary>
    public ImmutableArray<ImmutableArray<int>> RevisionStatements { get; init; } = [];

    /// <summary>The names of the tables of <see cref="Revisions"/> by their ids; the block records both.</summary>
    public ImmutableDictionary<string, string> TableNames { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>How it changes the catalog, in order.</summary>
    public ImmutableArray<CatalogChange> CatalogChanges { get; init; } = [];

    /// <summary>The revision it redacts, or null.</summary>
    public RedactionWrite? Redaction { get; init; }
}

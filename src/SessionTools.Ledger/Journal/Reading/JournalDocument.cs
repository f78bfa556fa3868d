using System.Collections.Immutable;

namespace SessionTools.Ledger.Journal;

/// <summary>A document as a block's <c>transactionInfo</c> names it.</summary>
/// <param name="Id">The document's id.</param>
/// <param name="TableName">The table's name then.</param>
/// <param name="TableId">The table.</param>
/// <param name="Statements">The statements that wrote it, by their place among the block's.</param>
public sealed record JournalDocument(string Id, string TableName, string TableId, ImmutableArray<int> Statements);

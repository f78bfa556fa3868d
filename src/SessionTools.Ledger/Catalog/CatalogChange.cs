namespace SessionTools.Ledger.Catalog;

/// <summary>One change of the catalog, written to the journal with the block that made it.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="TableId">The table.</param>
/// <param name="TableName">The table's name.</param>
/// <param name="IndexId">The index; null for changes of tables.</param>
/// <param name="Field">The indexed field; null for changes of tables.</param>
public sealed record CatalogChange(CatalogChangeKind Kind, string TableId, string TableName, string? IndexId = null, string? Field = null);

namespace SessionTools.Ledger.Journal;

/// <summary>A revision as the block that redacts it names it.</summary>
/// <param name="Address">The block that wrote the revision.</param>
/// <param name="TableId">The table.</param>
/// <param name="DocumentId">The document.</param>
/// <param name="Version">The revision's number.</param>
public readonly record struct RedactedRevision(BlockAddress Address, string TableId, string DocumentId, long Version);

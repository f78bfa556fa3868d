namespace SessionTools.Ledger.Storage;

/// <summary>A revision whose data is to be replaced by its hash, in the tables and in the block that wrote it.</summary>
/// <param name="SequenceNumber">The block that wrote the revision.</param>
/// <param name="TableId">The table.</param>
/// <param name="DocumentId">The document.</param>
/// <param name="Version">The revision's number; never the latest.</param>
public sealed record RedactionWrite(long SequenceNumber, string TableId, string DocumentId, long Version);

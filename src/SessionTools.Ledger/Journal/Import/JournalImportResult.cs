namespace SessionTools.Ledger.Journal;

/// <summary>What was imported.</summary>
/// <param name="Blocks">How many blocks.</param>
/// <param name="Revisions">How many revisions they have.</param>
/// <param name="Tip">The last block.</param>
/// <param name="Digest">The digest over the blocks; null if they do not begin at block 0.</param>
public sealed record JournalImportResult(long Blocks, long Revisions, BlockAddress Tip, LedgerDigest? Digest);

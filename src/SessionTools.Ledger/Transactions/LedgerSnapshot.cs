using SessionTools.Ledger.Catalog;

namespace SessionTools.Ledger.Transactions;

/// <summary>A state of the ledger: all blocks up to one.</summary>
/// <param name="SequenceNumber">The last of them.</param>
/// <param name="Catalog">The tables and indexes there.</param>
internal sealed record LedgerSnapshot(long SequenceNumber, CatalogSnapshot Catalog);

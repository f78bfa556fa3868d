using System;

namespace SessionTools.Ledger.Storage;

/// <summary>What a store needs from above and does not know itself.</summary>
/// <param name="Keys">Finds index keys in documents.</param>
/// <param name="Sealer">Makes the sealer for a ledger.</param>
public sealed record StoreServices(IIndexKeys Keys, Func<LedgerHeader, IBlockSealer> Sealer);

using System;

namespace SessionTools.Ledger.Storage;

/// <summary>What a ledger is from its creation on.</summary>
/// <param name="Name">Its name.</param>
/// <param name="StrandId">The id of its journal's only strand, 22 characters of Base62.</param>
/// <param name="CreatedAt">When it was made, UTC.</param>
/// <param name="IsImported">Whether its blocks come from another ledger's export: then nothing can be written.</param>
public sealed record LedgerHeader(string Name, string StrandId, DateTimeOffset CreatedAt, bool IsImported = false);

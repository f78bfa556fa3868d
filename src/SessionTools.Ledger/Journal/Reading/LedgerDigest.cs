using System;

namespace SessionTools.Ledger.Journal;

/// <summary>The hash over the whole journal up to a block. Kept elsewhere, it proves later that nothing up to there has changed.</summary>
/// <param name="Hash">The digest, 32 bytes.</param>
/// <param name="Tip">The last block that it covers.</param>
public sealed record LedgerDigest(ReadOnlyMemory<byte> Hash, BlockAddress Tip);

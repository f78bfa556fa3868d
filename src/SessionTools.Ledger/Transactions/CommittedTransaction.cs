using System;

namespace SessionTools.Ledger.Transactions;

/// <summary>A transaction that has ended well.</summary>
/// <param name="Digest">Its digest, 32 bytes.</param>
/// <param name="Address">The block it became; null if it wrote nothing.</param>
/// <param name="WriteIOs">Revisions and index entries written.</param>
public sealed record CommittedTransaction(ReadOnlyMemory<byte> Digest, BlockAddress? Address, long WriteIOs);

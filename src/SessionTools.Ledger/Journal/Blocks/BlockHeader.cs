using System;

namespace SessionTools.Ledger.Journal;

/// <summary>Where and when a block is, and of which transaction.</summary>
internal readonly record struct BlockHeader(BlockAddress Address, string TransactionId, DateTimeOffset Time);

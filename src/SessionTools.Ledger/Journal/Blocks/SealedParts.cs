using System;
using System.Collections.Generic;

namespace SessionTools.Ledger.Journal;

/// <summary>What a sealer works out for a block and a request does not say.</summary>
internal sealed record SealedParts(
    BlockHeader Header,
    byte[] BlockHash,
    byte[] EntriesHash,
    ReadOnlyMemory<byte> PreviousBlockHash,
    IReadOnlyList<byte[]> Entries,
    RedactedRevision? Redacted,
    byte[][] RevisionHashes);

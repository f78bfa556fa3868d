using System;

namespace SessionTools.Ledger.Storage;

/// <summary>The hash over a perfect subtree of the block hashes; written once, when its last block is.</summary>
/// <param name="Level">The subtree's height: it covers 2^Level blocks; 1 and up, as level 0 are the block hashes.</param>
/// <param name="Index">Its number on the level: it covers the blocks from Index × 2^Level.</param>
/// <param name="Hash">The hash, 32 bytes.</param>
public sealed record MerkleNode(int Level, long Index, ReadOnlyMemory<byte> Hash);

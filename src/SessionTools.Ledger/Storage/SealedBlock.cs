using System;
using System.Collections.Immutable;

namespace SessionTools.Ledger.Storage;

/// <summary>A request that has got its place in the journal, its time and its hashes.</summary>
/// <param name="Tip">The tip once it is written.</param>
/// <param name="Ion">The block in binary Ion.</param>
/// <param name="RevisionHashes">The hash of each of the request's revisions.</param>
/// <param name="Nodes">The Merkle nodes that its block completes.</param>
public sealed record SealedBlock(
    JournalTip Tip,
    ReadOnlyMemory<byte> Ion,
    ImmutableArray<ReadOnlyMemory<byte>> RevisionHashes,
    ImmutableArray<MerkleNode> Nodes);

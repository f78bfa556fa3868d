using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using SessionTools.Ledger.Storage;

namespace SessionTools.Ledger.Journal;

/// <summary>The tree over a growing number of blocks, of which only the peaks are kept.</summary>
internal sealed class MerkleFrontier
{
    private readonly List<ReadOnlyMemory<byte>> _peaks = [];

    /// <summary>The number of blocks.</summary>
    public long Count { get; private set; }

    /// <summary>The digest over them.</summary>
    public ReadOnlyMemory<byte> Root => MerkleTree.Root(_peaks);

    /// <summary>Takes in the next block.</summary>
    /// <returns>The nodes that it completes.</returns>
    public ImmutableArray<MerkleNode> Append(ReadOnlyMemory<byte> blockHash)
    {
        ImmutableArray<MerkleNode> completed = MerkleTree.Append(Count, _peaks, blockHash);
        _peaks.RemoveRange(_peaks.Count - completed.Length, completed.Length);
        _peaks.Add(completed.IsEmpty ? blockHash : completed[^1].Hash);
        Count++;
        return completed;
    }
}

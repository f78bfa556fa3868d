using System;
using System.Collections.Generic;

namespace SessionTools.Ledger.Storage.Commits;

/// <summary>The roots of the perfect subtrees over all blocks, the largest first.</summary>
internal static class MerklePeaks
{
    /// <summary>The peaks after one more block.</summary>
    public static IReadOnlyList<ReadOnlyMemory<byte>> After(IReadOnlyList<ReadOnlyMemory<byte>> peaks, SealedBlock block)
    {
        List<ReadOnlyMemory<byte>> result = [.. peaks, block.Tip.BlockHash];
        foreach (MerkleNode node in block.Nodes)
        {
            result.RemoveRange(result.Count - 2, 2);
            result.Add(node.Hash);
        }

        return result;
    }
}

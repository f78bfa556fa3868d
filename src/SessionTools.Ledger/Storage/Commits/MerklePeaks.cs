using System;
using System.Collections.Generic;
using System.Numerics;

namespace SessionTools.Ledger.Storage.Commits;

/// <summary>The roots of the perfect subtrees over all blocks, the largest first.</summary>
internal static class MerklePeaks
{
    /// <summary>The places of the peaks over a number of blocks.</summary>
    public static IReadOnlyList<(int Level, long Index)> Places(long blocks)
    {
        List<(int Level, long Index)> places = [];
        long covered = 0;
        while (covered < blocks)
        {
            int level = BitOperations.Log2((ulong)(blocks - covered));
            places.Add((level, covered >> level));
            covered += 1L << level;
        }

        return places;
    }

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

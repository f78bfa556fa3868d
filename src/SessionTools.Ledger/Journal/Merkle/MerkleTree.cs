using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using SessionTools.Ion;
using SessionTools.Ledger.Storage;

namespace SessionTools.Ledger.Journal;

/// <summary>
/// The tree over the block hashes whose root is the ledger's digest. Pairs are dotted from left to right and an odd one goes up as
/// it is, so a tree over any number of blocks consists of perfect subtrees, the peaks: one for every bit of that number. Only nodes
/// of perfect subtrees are kept; they never change, so the digest and the proofs of every earlier tip stay at hand.
/// </summary>
public static class MerkleTree
{
    /// <summary>The peaks over a number of blocks, the largest first.</summary>
    public static ImmutableArray<(int Level, long Index)> Peaks(long count)
    {
        ImmutableArray<(int Level, long Index)>.Builder peaks = ImmutableArray.CreateBuilder<(int Level, long Index)>();
        for (int level = 62; level >= 0; level--)
        {
            if ((count >> level & 1) == 1)
            {
                peaks.Add((level, (count >> level) - 1));
            }
        }

        return peaks.ToImmutable();
    }

    /// <summary>The nodes that one more block completes, from the lowest up.</summary>
    /// <param name="count">The number of blocks before it.</param>
    /// <param name="peaks">The hashes of their peaks, the largest first.</param>
    /// <param name="blockHash">Its hash.</param>
    /// <exception cref="ArgumentException">There are not as many peaks as that number of blocks has.</exception>
    public static ImmutableArray<MerkleNode> Append(
        long count, IReadOnlyList<ReadOnlyMemory<byte>> peaks, ReadOnlyMemory<byte> blockHash)
    {
        if (peaks.Count != System.Numerics.BitOperations.PopCount((ulong)count))
        {
            throw new ArgumentException("These are not the peaks over " + count + " blocks.", nameof(peaks));
        }

        ImmutableArray<MerkleNode>.Builder nodes = ImmutableArray.CreateBuilder<MerkleNode>();
        ReadOnlyMemory<byte> hash = blockHash;
        for (int level = 0; (count >> level & 1) == 1; level++)
        {
            hash = QldbHash.Dot(peaks[peaks.Count - 1 - level].Span, hash.Span);
            nodes.Add(new MerkleNode(level + 1, count >> (level + 1), hash));
        }

        return nodes.ToImmutable();
    }

    /// <summary>The root over the peaks: they are folded from the right.</summary>
    /// <param name="peaks">The hashes of the peaks, the largest first.</param>
    /// <returns>32 bytes; none if there are no peaks.</returns>
    public static ReadOnlyMemory<byte> Root(IReadOnlyList<ReadOnlyMemory<byte>> peaks)
    {
        ReadOnlyMemory<byte> root = ReadOnlyMemory<byte>.Empty;
        for (int i = peaks.Count - 1; i >= 0; i--)
        {
            root = QldbHash.Dot(peaks[i].Span, root.Span);
        }

        return root;
    }

    /// <summary>What is dotted, one after the other, with an item of a list to get the list's root.</summary>
    /// <param name="hashes">The list; empty hashes are allowed and left out of the result, as dotting them changes nothing.</param>
    /// <param name="index">The item.</param>
    public static ImmutableArray<ReadOnlyMemory<byte>> PathInList(IReadOnlyList<byte[]> hashes, int index)
    {
        ImmutableArray<ReadOnlyMemory<byte>>.Builder path = ImmutableArray.CreateBuilder<ReadOnlyMemory<byte>>();
        List<byte[]> level = [.. hashes];
        while (level.Count > 1)
        {
            int sibling = index ^ 1;
            if (sibling < level.Count && level[sibling].Length > 0)
            {
                path.Add(level[sibling]);
            }

            List<byte[]> above = [];
            for (int i = 0; i < level.Count; i += 2)
            {
                above.Add(i + 1 < level.Count ? QldbHash.Dot(level[i], level[i + 1]) : level[i]);
            }

            level = above;
            index /= 2;
        }

        return path.ToImmutable();
    }
}

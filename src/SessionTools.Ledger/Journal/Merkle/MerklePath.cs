using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace SessionTools.Ledger.Journal;

/// <summary>
/// The way from a block's hash up to the digest over a number of blocks: the siblings inside its peak, then all peaks to the right
/// folded into one, then the peaks to the left from the nearest on.
/// </summary>
public sealed class MerklePath
{
    private readonly int _siblings;
    private readonly int _rightPeaks;

    private MerklePath(
        List<(int Level, long Index)> siblings, List<(int Level, long Index)> right, IEnumerable<(int Level, long Index)> left)
    {
        _siblings = siblings.Count;
        _rightPeaks = right.Count;
        Nodes = [.. siblings, .. right, .. left];
    }

    /// <summary>The nodes to be read; level 0 are block hashes.</summary>
    public ImmutableArray<(int Level, long Index)> Nodes { get; }

    /// <summary>The way from a block, to the digest over a number of blocks.</summary>
    /// <param name="block">The block's number.</param>
    /// <param name="count">The number of blocks; more than <paramref name="block"/>.</param>
    public static MerklePath Of(long block, long count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(block);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(block, count);
        ImmutableArray<(int Level, long Index)> peaks = MerkleTree.Peaks(count);
        int own = 0;
        while (block >> peaks[own].Level != peaks[own].Index)
        {
            own++;
        }

        List<(int Level, long Index)> siblings = [];
        for (int level = 0; level < peaks[own].Level; level++)
        {
            siblings.Add((level, block >> level ^ 1));
        }

        return new MerklePath(siblings, [.. peaks.Skip(own + 1)], peaks.Take(own).Reverse());
    }

    /// <summary>What is dotted, one after the other, with the block's hash to get the digest.</summary>
    /// <param name="hashes">The hashes of <see cref="Nodes"/>.</param>
    public ImmutableArray<ReadOnlyMemory<byte>> Fold(IReadOnlyList<ReadOnlyMemory<byte>> hashes)
    {
        ImmutableArray<ReadOnlyMemory<byte>>.Builder path = ImmutableArray.CreateBuilder<ReadOnlyMemory<byte>>();
        path.AddRange(hashes.Take(_siblings));
        if (_rightPeaks > 0)
        {
            path.Add(MerkleTree.Root([.. hashes.Skip(_siblings).Take(_rightPeaks)]));
        }

        path.AddRange(hashes.Skip(_siblings + _rightPeaks));
        return path.ToImmutable();
    }
}

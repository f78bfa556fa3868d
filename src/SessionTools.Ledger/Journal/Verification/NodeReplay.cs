using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Ledger.Storage;

namespace SessionTools.Ledger.Journal;

/// <summary>Builds the Merkle tree from the blocks, keeping its peaks only, and compares the store's nodes.</summary>
internal sealed class NodeReplay(ILedgerStore store)
{
    private readonly MerkleFrontier _tree = new();
    private readonly List<MerkleNode> _unchecked = [];
    private long _nodes;

    /// <summary>The digest over the blocks so far.</summary>
    public ReadOnlyMemory<byte> Digest => _tree.Root;

    /// <summary>Takes in the next block.</summary>
    public void Apply(ReadOnlyMemory<byte> blockHash)
    {
        ImmutableArray<MerkleNode> completed = _tree.Append(blockHash);
        _unchecked.AddRange(completed);
        _nodes += completed.Length;
    }

    /// <summary>Compares the nodes that have been completed since the last time.</summary>
    public async ValueTask CheckAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<ReadOnlyMemory<byte>?> stored = await store.NodesAsync(
            [.. _unchecked.Select(node => (node.Level, node.Index))], cancellationToken).ConfigureAwait(false);
        for (int i = 0; i < _unchecked.Count; i++)
        {
            MerkleNode node = _unchecked[i];
            VerificationFailure.ThrowIf(
                stored[i] is not { } hash || !hash.Span.SequenceEqual(node.Hash.Span),
                LastBlock(node),
                "the Merkle node " + node.Index + " of level " + node.Level + ", which it completes, is wrong or missing");
        }

        _unchecked.Clear();
    }

    /// <summary>Checks that the store has no other nodes.</summary>
    public async ValueTask FinishAsync(CancellationToken cancellationToken)
    {
        long found = 0;
        await foreach (MerkleNode node in store.AllNodesAsync(cancellationToken).ConfigureAwait(false))
        {
            found += node.Level > 0 && LastBlock(node) < _tree.Count ? 1 : 0;
            VerificationFailure.ThrowIf(
                node.Level is < 1 or > 62 || node.Index < 0,
                null,
                "there is a Merkle node " + node.Index + " of level " + node.Level);
        }

        VerificationFailure.ThrowIf(found != _nodes, null, "there are " + found + " Merkle nodes and not " + _nodes);
    }

    private static long LastBlock(MerkleNode node) => ((node.Index + 1) << node.Level) - 1;
}

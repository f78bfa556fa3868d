using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using SessionTools.Ion;
using SessionTools.Ledger.Journal;
using SessionTools.Ledger.Storage;
using Xunit;

namespace SessionTools.Ledger.Tests.Journal;

public sealed class MerkleTreeTests
{
    private const int Blocks = 600;

    private readonly List<byte[]> _blocks = [];
    private readonly Dictionary<(int Level, long Index), ReadOnlyMemory<byte>> _nodes = [];

    [Fact]
    public void Every_tip_has_the_digest_of_the_plain_tree_over_its_blocks()
    {
        for (int i = 0; i < Blocks; i++)
        {
            Append();
            Assert.Equal(QldbHash.MerkleRoot(_blocks), MerkleTree.Root(Hashes(MerkleTree.Peaks(_blocks.Count))).ToArray());
        }
    }

    [Fact]
    public void Every_node_is_written_once_and_covers_a_perfect_subtree()
    {
        int written = 0;
        for (int i = 0; i < Blocks; i++)
        {
            written += Append();
        }

        Assert.Equal(_nodes.Count - Blocks, written);
        foreach (((int level, long index), ReadOnlyMemory<byte> hash) in _nodes)
        {
            int size = 1 << level;
            Assert.Equal(QldbHash.MerkleRoot(_blocks.GetRange((int)index * size, size)), hash.ToArray());
        }
    }

    [Fact]
    public void Every_block_is_proven_at_every_tip()
    {
        for (int count = 1; count <= 130; count++)
        {
            Append();
            byte[] digest = QldbHash.MerkleRoot(_blocks);
            for (int block = 0; block < count; block++)
            {
                MerklePath path = MerklePath.Of(block, count);
                Proof proof = new(path.Fold(Hashes(path.Nodes)));
                Assert.True(ProofVerifier.Verify(_blocks[block], proof, digest));
                Assert.False(ProofVerifier.Verify(IonHash.Compute(-1), proof, digest));
                Assert.Equal(MerkleTree.PathInList(_blocks, block).Select(Text), proof.Hashes.Select(Text));
            }
        }
    }

    [Theory]
    [InlineData(1_000_000)]
    [InlineData((1 << 20) - 1)]
    public void A_proof_reads_no_more_nodes_than_the_tree_is_high_and_has_peaks(long count)
    {
        int most = MerkleTree.Peaks(count)[0].Level + MerkleTree.Peaks(count).Length - 1;
        foreach (long block in (long[])[0, count / 3, count / 2, count - 1])
        {
            Assert.InRange(MerklePath.Of(block, count).Nodes.Length, 1, most);
        }
    }

    [Fact]
    public void A_proof_of_block_21_at_tip_46_has_six_hashes_in_the_tree_as_that_of_QLDB()
    {
        MerklePath path = MerklePath.Of(21, 47);
        while (_blocks.Count < 47)
        {
            Append();
        }

        Assert.Equal(6, path.Fold(Hashes(path.Nodes)).Length);
    }

    [Fact]
    public void Peaks_of_another_number_of_blocks_are_refused()
    {
        Assert.Throws<ArgumentException>(() => MerkleTree.Append(2, [], new byte[32]));
        Assert.Throws<ArgumentOutOfRangeException>(() => MerklePath.Of(3, 3));
    }

    [Fact]
    public void Hashes_of_a_proof_have_32_bytes()
    {
        Assert.Throws<ArgumentException>(() => new Proof([new byte[31]]));
        Assert.Throws<ArgumentException>(() => Proof.FromIon(IonValue.Parse("[1]")));
        Assert.Throws<ArgumentException>(() => ProofVerifier.Verify(new byte[31], new Proof([]), new byte[32]));
        Proof proof = new([IonHash.Compute(1), IonHash.Compute(2)]);
        Assert.Equal(proof.Hashes.Select(Text), Proof.FromIon(proof.ToIon()).Hashes.Select(Text));
    }

    private static string Text(ReadOnlyMemory<byte> hash) => Convert.ToHexString(hash.Span);

    private int Append()
    {
        int count = _blocks.Count;
        byte[] hash = IonHash.Compute(count);
        ImmutableArray<MerkleNode> nodes = MerkleTree.Append(count, Hashes(MerkleTree.Peaks(count)), hash);
        _blocks.Add(hash);
        _nodes.Add((0, count), hash);
        foreach (MerkleNode node in nodes)
        {
            _nodes.Add((node.Level, node.Index), node.Hash);
        }

        return nodes.Length;
    }

    private List<ReadOnlyMemory<byte>> Hashes(IEnumerable<(int Level, long Index)> nodes) => [.. nodes.Select(node => _nodes[node])];
}

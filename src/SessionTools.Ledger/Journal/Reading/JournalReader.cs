using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Ion;
using SessionTools.Ledger.Storage;

namespace SessionTools.Ledger.Journal;

/// <summary>Answers what QLDB's GetDigest, GetBlock and GetRevision answer, for the last tip or any earlier one.</summary>
/// <param name="store">The ledger.</param>
public sealed class JournalReader(ILedgerStore store)
{
    /// <summary>The digest of a tip, by default the last block.</summary>
    /// <exception cref="JournalNotFoundException">There is no such tip, or the journal does not begin at its first block.</exception>
    public async ValueTask<LedgerDigest> DigestAsync(BlockAddress? tip, CancellationToken cancellationToken)
    {
        long last = await TipAsync(tip, cancellationToken).ConfigureAwait(false);
        ImmutableArray<(int Level, long Index)> peaks = MerkleTree.Peaks(last + 1);
        IReadOnlyList<ReadOnlyMemory<byte>> hashes = await NodesAsync(peaks, cancellationToken).ConfigureAwait(false);
        return new LedgerDigest(MerkleTree.Root(hashes), new BlockAddress(store.Header.StrandId, last));
    }

    /// <summary>A block, with its proof if a digest's tip is named.</summary>
    /// <exception cref="JournalNotFoundException">There is no such block or tip.</exception>
    public async ValueTask<ProvenBlock> BlockAsync(
        BlockAddress address, BlockAddress? digestTip, CancellationToken cancellationToken)
    {
        StoredBlock block = await FindBlockAsync(address, cancellationToken).ConfigureAwait(false);
        Proof? proof = digestTip is { } tip
            ? new Proof(await PathAsync(address, tip, cancellationToken).ConfigureAwait(false))
            : null;
        return new ProvenBlock(block.Ion, block.BlockHash, proof);
    }

    /// <summary>The revision of a document that a block wrote, with its proof if a digest's tip is named.</summary>
    /// <exception cref="JournalNotFoundException">There is no such block, revision or tip.</exception>
    public async ValueTask<ProvenRevision> RevisionAsync(
        BlockAddress address, string documentId, BlockAddress? digestTip, CancellationToken cancellationToken)
    {
        StoredBlock stored = await FindBlockAsync(address, cancellationToken).ConfigureAwait(false);
        JournalBlock block = JournalBlock.Parse(stored.Ion.Span);
        int index = FindRevision(block, documentId);
        IonStruct ion = (IonStruct)((IonList)((IonStruct)IonValue.Parse(stored.Ion.Span))[BlockFields.Revisions])[index];
        if (digestTip is not { } tip)
        {
            return new ProvenRevision(ion, block.Revisions[index].ComputedHash, null);
        }

        ImmutableArray<ReadOnlyMemory<byte>> path = await PathAsync(address, tip, cancellationToken).ConfigureAwait(false);
        return new ProvenRevision(ion, block.Revisions[index].ComputedHash, new Proof([.. PathInBlock(block, index), .. path]));
    }

    /// <summary>From a revision to its block's hash: the other revisions, the other entries, the block before.</summary>
    private static ImmutableArray<ReadOnlyMemory<byte>> PathInBlock(JournalBlock block, int revision)
    {
        List<byte[]> revisions = [.. block.Revisions.Select(each => each.Hash.ToArray())];
        List<byte[]> entries = [.. block.EntriesHashList.Select(entry => entry.ToArray())];
        byte[] root = QldbHash.MerkleRoot(revisions);
        int entry = entries.FindIndex(each => each.AsSpan().SequenceEqual(root));
        if (entry < 0)
        {
            throw new JournalFormatException("The revisions of block " + block.Address.SequenceNumber + " are not among its entries.");
        }

        ImmutableArray<ReadOnlyMemory<byte>> path =
            [.. MerkleTree.PathInList(revisions, revision), .. MerkleTree.PathInList(entries, entry)];
        return block.PreviousBlockHash.IsEmpty ? path : path.Add(block.PreviousBlockHash);
    }

    private static int FindRevision(JournalBlock block, string documentId)
    {
        for (int i = 0; i < block.Revisions.Length; i++)
        {
            if (block.Revisions[i].Metadata?.DocumentId == documentId)
            {
                return i;
            }
        }

        throw new JournalNotFoundException(
            JournalPart.Revision,
            "Block " + block.Address.SequenceNumber + " has no revision of the document " + documentId + ".");
    }

    private async ValueTask<StoredBlock> FindBlockAsync(BlockAddress address, CancellationToken cancellationToken)
    {
        RequireStrand(address);
        if (address.SequenceNumber >= 0)
        {
            IReadOnlyList<StoredBlock> blocks =
                await store.BlocksAsync(address.SequenceNumber, 1, cancellationToken).ConfigureAwait(false);
            if (blocks.Count > 0 && blocks[0].SequenceNumber == address.SequenceNumber)
            {
                return blocks[0];
            }
        }

        throw new JournalNotFoundException(JournalPart.Block, "The journal has no block " + address.SequenceNumber + ".");
    }

    private async ValueTask<ImmutableArray<ReadOnlyMemory<byte>>> PathAsync(
        BlockAddress address, BlockAddress digestTip, CancellationToken cancellationToken)
    {
        long last = await TipAsync(digestTip, cancellationToken).ConfigureAwait(false);
        if (last < address.SequenceNumber)
        {
            throw new JournalNotFoundException(
                JournalPart.Tip, "A digest up to block " + last + " does not cover block " + address.SequenceNumber + ".");
        }

        MerklePath path = MerklePath.Of(address.SequenceNumber, last + 1);
        return path.Fold(await NodesAsync(path.Nodes, cancellationToken).ConfigureAwait(false));
    }

    private async ValueTask<long> TipAsync(BlockAddress? wanted, CancellationToken cancellationToken)
    {
        long last = await store.TipAsync(cancellationToken).ConfigureAwait(false) is { } tip ? tip.SequenceNumber : -1;
        if (wanted is { } address)
        {
            RequireStrand(address);
        }

        long number = wanted?.SequenceNumber ?? last;
        if (number < 0 || number > last)
        {
            throw new JournalNotFoundException(
                JournalPart.Tip, number < 0 ? "The journal has no block yet." : "The journal ends with block " + last + ", before " + number + ".");
        }

        await RequireWholeAsync(cancellationToken).ConfigureAwait(false);
        return number;
    }

    private async ValueTask RequireWholeAsync(CancellationToken cancellationToken)
    {
        if (store.Header.IsImported
            && (await store.BlocksAsync(0, 1, cancellationToken).ConfigureAwait(false))[0].SequenceNumber is var first and not 0)
        {
            throw new JournalNotFoundException(
                JournalPart.Tip, "The journal was imported from block " + first + " on, so it has no digest.");
        }
    }

    private async ValueTask<IReadOnlyList<ReadOnlyMemory<byte>>> NodesAsync(
        ImmutableArray<(int Level, long Index)> nodes, CancellationToken cancellationToken)
    {
        IReadOnlyList<ReadOnlyMemory<byte>?> found = await store.NodesAsync(nodes, cancellationToken).ConfigureAwait(false);
        return [.. found.Select((hash, i) => hash ?? throw new LedgerStoreException(
            "The store lacks the Merkle node " + nodes[i].Index + " of level " + nodes[i].Level + ".", isDamage: true))];
    }

    private void RequireStrand(BlockAddress address)
    {
        if (address.StrandId != store.Header.StrandId)
        {
            throw new JournalNotFoundException(
                JournalPart.Strand, "The ledger's strand is " + store.Header.StrandId + ", not " + address.StrandId + ".");
        }
    }
}

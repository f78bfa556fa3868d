using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using SessionTools.Ion;
using SessionTools.Ledger.Storage;

namespace SessionTools.Ledger.Journal;

/// <summary>
/// Makes blocks in QLDB's format. A block's time is the clock's, or a millisecond after the block before it if that is later.
/// </summary>
/// <param name="strandId">The journal's strand.</param>
/// <param name="clock">The clock.</param>
public sealed class BlockSealer(string strandId, TimeProvider clock) : IBlockSealer
{
    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The request lacks the name of a table, or the peaks are not those of the tip.</exception>
    public SealedBlock Seal(CommitRequest request, JournalTip? tip, IReadOnlyList<ReadOnlyMemory<byte>> peaks)
    {
        long number = tip is null ? 0 : tip.SequenceNumber + 1;
        BlockHeader header = new(new BlockAddress(strandId, number), request.TransactionId, NextTime(tip));
        byte[][] revisionHashes = HashRevisions(request, header);
        RedactedRevision? redacted = RedactedBy(request);
        List<byte[]> entries = [
            BlockHashes.OfHeader(header),
            QldbHash.MerkleRoot(revisionHashes),
            BlockHashes.OfCatalogChanges(request.CatalogChanges),
            BlockHashes.OfTransactionInfo(request),
        ];
        if (redacted is { } redaction)
        {
            entries.Add(BlockHashes.OfRedactionInfo(redaction));
        }

        ReadOnlyMemory<byte> previous = tip?.BlockHash ?? ReadOnlyMemory<byte>.Empty;
        (byte[] entriesHash, byte[] blockHash) = BlockHashes.Fold(entries, previous.Span);
        ReadOnlyMemory<byte> ion = BlockEncoder.Encode(
            new SealedParts(header, blockHash, entriesHash, previous, entries, redacted, revisionHashes), request);
        JournalTip sealedTip = new(
            number, header.Time, blockHash, tip is null || !request.CatalogChanges.IsEmpty ? number : tip.CatalogSequenceNumber);
        return new SealedBlock(
            sealedTip,
            ion,
            [.. revisionHashes],
            MerkleTree.Append(number, peaks, blockHash));
    }

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Redact(ReadOnlyMemory<byte> block, RedactionWrite redaction)
    {
        return BlockRedactor.Redact(block.Span, redaction);
    }

    /// <inheritdoc/>
    public AccessSet WriteSetWithoutKeys(ReadOnlyMemory<byte> block)
    {
        JournalBlock parsed = JournalBlock.Parse(block.Span);
        return AccessSet.Of(WriteSetReplay.Names(parsed, parsed.CatalogChanges));
    }

    private static byte[][] HashRevisions(CommitRequest request, BlockHeader header)
    {
        byte[][] hashes = new byte[request.Revisions.Length][];
        for (int i = 0; i < hashes.Length; i++)
        {
            RevisionWrite revision = request.Revisions[i];
            if (!request.TableNames.ContainsKey(revision.TableId))
            {
                throw new ArgumentException("The name of the table " + revision.TableId + " is missing.", nameof(request));
            }

            RevisionMetadata metadata = new(revision.DocumentId, revision.Version, header.Time, header.TransactionId);
            hashes[i] = BlockHashes.OfRevision(metadata, revision.DataHash.Span);
        }

        return hashes;
    }

    private DateTimeOffset NextTime(JournalTip? tip)
    {
        DateTimeOffset now = LedgerTime.Truncate(clock.GetUtcNow());
        DateTimeOffset earliest = tip is null ? DateTimeOffset.MinValue : tip.Time.AddMilliseconds(1);
        return now > earliest ? now : earliest;
    }

    private RedactedRevision? RedactedBy(CommitRequest request)
    {
        return request.Redaction is { } redaction
            ? new RedactedRevision(
                new BlockAddress(strandId, redaction.SequenceNumber), redaction.TableId, redaction.DocumentId, redaction.Version)
            : null;
    }
}

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using SessionTools.Ledger.Storage;

namespace SessionTools.Ledger.Journal;

/// <summary>
/// Hands a store the blocks of an export as they are. It keeps the peaks itself, since there is no tree over a journal whose
/// beginning is missing.
/// </summary>
internal sealed class ImportSealer : IBlockSealer
{
    private readonly MerkleFrontier _tree = new();
    private JournalBlock? _next;
    private ReadOnlyMemory<byte> _ion;

    /// <summary>Says which block the next request is.</summary>
    public void Expect(JournalBlock block, ReadOnlyMemory<byte> ion)
    {
        _next = block;
        _ion = ion;
    }

    public SealedBlock Seal(CommitRequest request, JournalTip? tip, IReadOnlyList<ReadOnlyMemory<byte>> peaks)
    {
        if (_next is not { } block || block.TransactionId != request.TransactionId)
        {
            throw new ArgumentException("An imported ledger cannot be written to.", nameof(request));
        }

        long number = block.Address.SequenceNumber;
        bool changesCatalog = tip is null || !request.CatalogChanges.IsEmpty;
        ImmutableArray<MerkleNode> nodes = number == _tree.Count ? _tree.Append(block.BlockHash) : [];
        _next = null;
        return new SealedBlock(
            new JournalTip(number, block.Time, block.BlockHash, changesCatalog ? number : tip!.CatalogSequenceNumber),
            _ion,
            [.. block.Revisions.Where(revision => revision.Metadata is not null).Select(revision => revision.Hash)],
            nodes);
    }

    public ReadOnlyMemory<byte> Redact(ReadOnlyMemory<byte> block, RedactionWrite redaction)
    {
        throw new ArgumentException("An imported ledger cannot be written to.", nameof(redaction));
    }

    /// <inheritdoc/>
    public AccessSet WriteSetWithoutKeys(ReadOnlyMemory<byte> block)
    {
        throw new ArgumentException("An imported ledger cannot be written to.", nameof(block));
    }
}

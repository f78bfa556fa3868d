using System;
using SessionTools.Ledger.Storage;

namespace SessionTools.Ledger.Journal;

/// <summary>Checks that blocks follow one another, and that what a store keeps beside a block is what the block says.</summary>
internal sealed class ChainCheck(string strandId, bool isImported)
{
    private JournalBlock? _last;

    /// <summary>The block applied last, or null.</summary>
    public JournalBlock? Last => _last;

    /// <summary>Says what is wrong with the next block, or null.</summary>
    public string? Apply(JournalBlock block)
    {
        string? problem = PlaceProblem(block) ?? LinkProblem(block);
        _last = problem is null ? block : _last;
        return problem;
    }

    /// <summary>Says where a store's own columns contradict the block, or null.</summary>
    public static string? ColumnsProblem(StoredBlock stored, JournalBlock block)
    {
        return stored.SequenceNumber != block.Address.SequenceNumber ? "the store files it under another number"
            : stored.TransactionId != block.TransactionId ? "the store files it under another transaction id"
            : stored.Time != block.Time ? "the store files it under another time"
            : !stored.BlockHash.Span.SequenceEqual(block.BlockHash.Span) ? "the store files it under another hash"
            : null;
    }

    private string? PlaceProblem(JournalBlock block)
    {
        if (block.Address.StrandId != strandId)
        {
            return "it belongs to the strand " + block.Address.StrandId + " and not to " + strandId;
        }

        long expected = _last is null ? (isImported ? block.Address.SequenceNumber : 0) : _last.Address.SequenceNumber + 1;
        return block.Address.SequenceNumber == expected
            ? null
            : "block " + block.Address.SequenceNumber + " stands where block " + expected + " belongs";
    }

    private string? LinkProblem(JournalBlock block)
    {
        if (_last is null)
        {
            return block.Address.SequenceNumber == 0 && !block.PreviousBlockHash.IsEmpty && !isImported
                ? "the first block names a block before it"
                : null;
        }

        return !block.PreviousBlockHash.Span.SequenceEqual(_last.BlockHash.Span) ? "previousBlockHash is not the hash of the block before it"
            : block.Time <= _last.Time && !isImported ? "it is not later than the block before it"
            : null;
    }
}

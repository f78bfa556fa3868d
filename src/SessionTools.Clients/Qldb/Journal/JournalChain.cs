using System;
using System.Globalization;
using SessionTools.Ion;

namespace SessionTools.Clients.Qldb.Journal;

/// <summary>Checks a journal block by block as it is read: each block in itself, and that it follows the one before.</summary>
internal sealed class JournalChain
{
    private readonly MerkleTree _tree = new();
    private JournalBlock? _last;

    public long Count { get; private set; }

    /// <summary>The first block's number; a journal that does not begin at 0 has no digest.</summary>
    public long FirstSequenceNo { get; private set; }

    public bool BeginsAtZero => FirstSequenceNo == 0;

    /// <summary>The digest up to the last block.</summary>
    public byte[] Digest => _tree.Root();

    /// <exception cref="JournalException">The block is not sound, or does not follow the one before.</exception>
    public void Add(JournalBlock block)
    {
        if (block.FindFault() is { } fault)
        {
            throw Fault(JournalProblem.Altered, block, fault);
        }

        if (_last is null)
        {
            FirstSequenceNo = block.Address.SequenceNo;
        }
        else if (block.Address.SequenceNo != _last.Address.SequenceNo + 1 || block.Address.StrandId != _last.Address.StrandId)
        {
            throw Fault(JournalProblem.Incomplete, block, $"block {_last.Address.SequenceNo + 1} should come before it");
        }
        else if (!block.PreviousHash.Span.SequenceEqual(_last.Hash))
        {
            throw Fault(JournalProblem.Altered, block, "previousBlockHash is not the hash of the block before");
        }

        _tree.Append(block.Hash);
        _last = block;
        Count++;
    }

    private static JournalException Fault(JournalProblem problem, JournalBlock block, string fault) =>
        new(problem, string.Create(CultureInfo.InvariantCulture, $"Block {block.Address.SequenceNo} of strand {block.Address.StrandId} does not verify: {fault}."));
}

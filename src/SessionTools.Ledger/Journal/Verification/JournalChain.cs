using System.Linq;

namespace SessionTools.Ledger.Journal;

/// <summary>
/// Checks the blocks of a journal one after the other, wherever they come from: each in itself, and that it follows the one before.
/// A journal may begin at any block, but only one that begins at block 0 has a digest.
/// </summary>
public sealed class JournalChain
{
    private readonly MerkleFrontier _tree = new();
    private ChainCheck? _chain;

    /// <summary>How many blocks were found good.</summary>
    public long Blocks { get; private set; }

    /// <summary>How many revisions of documents they have.</summary>
    public long Revisions { get; private set; }

    /// <summary>Those of them that were redacted.</summary>
    public long RedactedRevisions { get; private set; }

    /// <summary>The last good block; null before the first.</summary>
    public JournalBlock? Last => _chain?.Last;

    /// <summary>The digest up to the last good block; null where the journal does not begin at block 0.</summary>
    public LedgerDigest? Digest => Last is { } last && _tree.Count > 0 ? new LedgerDigest(_tree.Root, last.Address) : null;

    /// <summary>Takes the next block.</summary>
    /// <returns>What is wrong with it, or null; a bad one is not taken.</returns>
    public string? Add(JournalBlock block)
    {
        _chain ??= new ChainCheck(block.Address.StrandId, isImported: true);
        string? problem = BlockCheck.FindProblem(block) ?? _chain.Apply(block);
        if (problem is null)
        {
            Take(block);
        }

        return problem;
    }

    private void Take(JournalBlock block)
    {
        if (block.Address.SequenceNumber == _tree.Count)
        {
            _tree.Append(block.BlockHash);
        }

        Blocks++;
        Revisions += block.Revisions.Count(revision => revision.Metadata is not null);
        RedactedRevisions += block.Revisions.Count(revision => revision.IsRedacted);
    }
}

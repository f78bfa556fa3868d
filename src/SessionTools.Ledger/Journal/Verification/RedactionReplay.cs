using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Ledger.Storage;

namespace SessionTools.Ledger.Journal;

/// <summary>
/// Checks that a revision has lost its data if and only if a later block redacts it. Blocks of an export are exempt: QLDB redacted
/// some time after the block that said so, and the export may end before that block.
/// </summary>
internal sealed class RedactionReplay(ILedgerStore store)
{
    private readonly Dictionary<RedactedRevision, bool> _unnamed = [];

    /// <summary>How many revisions are redacted.</summary>
    public long Count { get; private set; }

    /// <summary>Takes note of a revision without data.</summary>
    /// <param name="revision">The revision.</param>
    /// <param name="isWhole">Whether its data is gone from the block and the tables; else from one of them.</param>
    public void Note(RedactedRevision revision, bool isWhole)
    {
        Count++;
        if (!store.Header.IsImported)
        {
            _unnamed.Add(revision, isWhole);
        }
    }

    /// <summary>Says what is wrong with a block's redactions, or null.</summary>
    public string? Apply(JournalBlock block, Func<string, long> latestVersion)
    {
        if (store.Header.IsImported)
        {
            return null;
        }

        foreach (RedactedRevision revision in block.Redactions)
        {
            string name = "the revision " + revision.Version + " of " + revision.DocumentId;
            if (!_unnamed.Remove(revision, out bool isWhole) || !isWhole)
            {
                return "it redacts " + name + ", whose data is still there or which is not";
            }

            if (latestVersion(revision.DocumentId) <= revision.Version)
            {
                return "it redacts " + name + ", which is the latest";
            }
        }

        return null;
    }

    /// <summary>Checks that all revisions without data are named, if need be by blocks that came during the verification.</summary>
    public async ValueTask FinishAsync(long tip, CancellationToken cancellationToken)
    {
        for (long next = tip + 1; _unnamed.Count > 0;)
        {
            IReadOnlyList<StoredBlock> later = await store.BlocksAsync(next, 64, cancellationToken).ConfigureAwait(false);
            foreach (StoredBlock block in later)
            {
                JournalBlock.Parse(block.Ion.Span).Redactions.ToList().ForEach(revision => _unnamed.Remove(revision));
            }

            if (later.Count == 0)
            {
                RedactedRevision first = _unnamed.Keys.MinBy(revision => revision.Address.SequenceNumber);
                throw new VerificationFailure(
                    first.Address.SequenceNumber,
                    "the data of its revision " + first.Version + " of " + first.DocumentId + " is gone, but no block redacts it");
            }

            next = later[^1].SequenceNumber + 1;
        }
    }
}

using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Ion;

namespace SessionTools.Clients.Qldb.Journal;

/// <summary>Checks a revision against a digest that was saved: nothing that the ledger answers now is believed.</summary>
internal static class RevisionCheck
{
    /// <returns>What is wrong, or null.</returns>
    public static async Task<string?> FindFaultAsync(
        LedgerControl control,
        DocumentRevision revision,
        IonValue? proof,
        LedgerDigest digest,
        CancellationToken stop)
    {
        if (revision.FindFault() is { } fault)
        {
            return fault;
        }

        if (!JournalProof.Leads(revision.Hash, proof, digest.Digest))
        {
            return "the proof does not lead from the revision to the digest";
        }

        (JournalBlock block, IonValue? blockProof) = await control.GetBlockAsync(revision.Address, digest.Tip, stop).ConfigureAwait(false);
        if (!JournalProof.Leads(block.Hash, blockProof, digest.Digest))
        {
            return "the proof does not lead from the revision's block to the digest";
        }

        return block.FindFault() ?? FindFault(revision, block);
    }

    private static string? FindFault(DocumentRevision revision, JournalBlock block)
    {
        if (block.TransactionId != revision.TransactionId || !block.HasDocument(revision.DocumentId))
        {
            return "the block's transaction did not change the document";
        }

        return block.Revisions.Any(other => other.Hash("hash")?.SequenceEqual(revision.Hash) == true) ? null : "the block does not contain the revision";
    }
}

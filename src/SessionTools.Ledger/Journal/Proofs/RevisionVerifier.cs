using System;
using System.Linq;

namespace SessionTools.Ledger.Journal;

/// <summary>
/// Checks a revision against a digest that was kept elsewhere: nothing that a ledger answers now is believed, and the block is looked
/// at too, since a proof alone does not say that the block's transaction wrote the document.
/// </summary>
public static class RevisionVerifier
{
    /// <summary>Says what is wrong with a revision in itself, or null.</summary>
    public static string? FindProblem(JournalRevision revision)
    {
        return revision.Metadata is not { Version: >= 0 } ? "the revision's metadata have no version"
            : !revision.Hash.Span.SequenceEqual(revision.ComputedHash.Span) ? "the revision's hash does not follow from its metadata and data"
            : null;
    }

    /// <summary>Says why a revision is not proven, or null.</summary>
    /// <param name="revision">The revision.</param>
    /// <param name="proof">Its proof to the digest; null if there is none.</param>
    /// <param name="block">The block at the revision's address.</param>
    /// <param name="blockProof">Its proof to the digest; null if there is none.</param>
    /// <param name="digest">The digest.</param>
    public static string? FindProblem(JournalRevision revision, Proof? proof, JournalBlock block, Proof? blockProof, LedgerDigest digest)
    {
        return FindProblem(revision)
            ?? (Leads(revision.ComputedHash, proof, digest) ? null : "the proof does not lead from the revision to the digest")
            ?? (Leads(block.BlockHash, blockProof, digest) ? null : "the proof does not lead from the revision's block to the digest")
            ?? BlockCheck.FindProblem(block)
            ?? PlaceProblem(revision, block);
    }

    private static bool Leads(ReadOnlyMemory<byte> hash, Proof? proof, LedgerDigest digest)
    {
        return proof is not null && ProofVerifier.Verify(hash.Span, proof, digest.Hash.Span);
    }

    private static string? PlaceProblem(JournalRevision revision, JournalBlock block)
    {
        RevisionMetadata metadata = revision.Metadata!.Value;
        return block.Address != revision.Address ? "the block has another address than the revision names"
            : block.TransactionId != metadata.TransactionId || block.Documents.All(document => document.Id != metadata.DocumentId)
                ? "the block's transaction did not change the document"
            : block.Revisions.All(other => !other.Hash.Span.SequenceEqual(revision.Hash.Span)) ? "the block does not contain the revision"
            : null;
    }
}

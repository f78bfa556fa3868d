using System;
using System.Threading.Tasks;
using SessionTools.Ledger.Journal;

namespace SessionTools.Qldb;

/// <summary>Reads a journal to its end, and holds it against a digest.</summary>
internal static class JournalCheck
{
    /// <param name="blocks">The journal.</param>
    /// <param name="digest">The digest; null where there is none.</param>
    /// <returns>What is wrong, or null.</returns>
    /// <exception cref="JournalException">A file cannot be read.</exception>
    public static async Task<string?> FindFaultAsync(CheckedBlocks blocks, LedgerDigest? digest)
    {
        bool isReached = digest is null;
        try
        {
            while (await blocks.NextAsync().ConfigureAwait(false) is { } next)
            {
                if (digest is not null && next.Block.Address == digest.Tip)
                {
                    isReached = true;
                    if (FindFault(blocks.Chain.Digest, digest) is { } fault)
                    {
                        return fault;
                    }
                }
            }

            return isReached ? null : $"the journal does not reach block {digest!.Tip.SequenceNumber} of the digest";
        }
        catch (JournalException exception) when (exception.Problem is JournalProblem.Altered or JournalProblem.Incomplete or JournalProblem.NotUnderstood)
        {
            return exception.Message;
        }
    }

    private static string? FindFault(LedgerDigest? computed, LedgerDigest given) =>
        computed is null ? "the journal does not begin with its first block, and so has no digest"
        : !computed.Hash.Span.SequenceEqual(given.Hash.Span) ? "the journal does not lead to the digest that was saved"
        : null;
}

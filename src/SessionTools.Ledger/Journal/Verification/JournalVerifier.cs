using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Ion;
using SessionTools.Ledger.Storage;

namespace SessionTools.Ledger.Journal;

/// <summary>
/// Verifies a whole ledger: every block in itself and its place in the chain; then tables, indexes, history, write sets and Merkle
/// nodes against what the blocks say. It streams: what it keeps is a small fixed amount for each document.
/// </summary>
/// <param name="store">The ledger; it may be written to meanwhile, and what comes after the beginning is left out.</param>
/// <param name="keys">The encoding of index keys.</param>
public sealed class JournalVerifier(ILedgerStore store, IIndexKeys keys)
{
    /// <summary>Verifies up to the last block.</summary>
    /// <param name="saved">A digest that was kept elsewhere, or null.</param>
    /// <param name="progress">Is told how many blocks are done.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async ValueTask<VerificationReport> VerifyAsync(
        LedgerDigest? saved, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        VerificationReport report = Empty();
        try
        {
            JournalTip? tip = await store.TipAsync(cancellationToken).ConfigureAwait(false);
            IReadOnlyList<StoredBlock> first = await store.BlocksAsync(0, 1, cancellationToken).ConfigureAwait(false);
            if (tip is null)
            {
                VerificationFailure.ThrowIf(first.Count > 0, 0, "the store has blocks but calls none its last");
                return Compare(report, saved, null);
            }

            report = report with
            {
                Tip = new BlockAddress(store.Header.StrandId, tip.SequenceNumber),
                IsPartial = store.Header.IsImported && first.Count > 0 && first[0].SequenceNumber > 0,
            };
            return await ReplayAsync(report, tip, saved, progress, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (FailureOf(error) is not null)
        {
            return Damaged(report, FailureOf(error)!);
        }
    }

    /// <summary>What an error says about the ledger; null if it says nothing. Rows can be so damaged that they cannot be read.</summary>
    private static VerificationFailure? FailureOf(Exception error)
    {
        return error switch
        {
            VerificationFailure failure => failure,
            LedgerStoreException { IsDamage: true } => new VerificationFailure(null, error.Message),
            ArgumentException or IndexOutOfRangeException or InvalidCastException or OverflowException or FormatException
                or JsonException or IonException =>
                new VerificationFailure(null, "The store's data cannot be read: " + error.Message),
            _ => null,
        };
    }

    private VerificationReport Empty() => new()
    {
        Conclusion = VerificationConclusion.SelfConsistent,
        Blocks = 0,
        Revisions = 0,
        RedactedRevisions = 0,
        Documents = 0,
        Tables = 0,
        IndexEntries = 0,
        IsImported = store.Header.IsImported,
        IsPartial = false,
    };

    private async ValueTask<VerificationReport> ReplayAsync(
        VerificationReport report, JournalTip tip, LedgerDigest? saved, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        JournalReplay replay = new(store, keys, tip, report.IsPartial, cancellationToken);
        await using System.Runtime.CompilerServices.ConfiguredAsyncDisposable disposal = replay.ConfigureAwait(false);
        ReadOnlyMemory<byte>? digestAtSaved = null;
        try
        {
            await foreach (IReadOnlyList<CheckedBlock> blocks in new BlockSource(store)
                .ReadAsync(0, tip.SequenceNumber, cancellationToken).ConfigureAwait(false))
            {
                foreach (CheckedBlock block in blocks)
                {
                    await replay.ApplyAsync(block, cancellationToken).ConfigureAwait(false);
                    digestAtSaved = block.Number == saved?.Tip.SequenceNumber ? replay.Digest : digestAtSaved;
                }

                await replay.CheckNodesAsync(cancellationToken).ConfigureAwait(false);
                progress?.Report(replay.Blocks);
            }

            await replay.FinishAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (FailureOf(error) is not null)
        {
            return Damaged(replay.Count(report), FailureOf(error)!);
        }

        VerificationReport good = replay.Count(report);
        return Compare(
            report.IsPartial ? good : good with { Digest = new LedgerDigest(replay.Digest, report.Tip!.Value) }, saved, digestAtSaved);
    }

    private static VerificationReport Damaged(VerificationReport report, VerificationFailure failure)
    {
        return report with
        {
            Conclusion = VerificationConclusion.Damaged,
            Problem = failure.Block is { } block ? "Block " + block + ": " + failure.Message + "." : failure.Message,
            FirstBadBlock = failure.Block,
        };
    }

    private VerificationReport Compare(VerificationReport report, LedgerDigest? saved, ReadOnlyMemory<byte>? digest)
    {
        if (saved is null)
        {
            return report;
        }

        string? problem = report.IsPartial ? "The journal does not begin at block 0, so it has no digest."
            : saved.Tip.StrandId != store.Header.StrandId ? "The digest is of the strand " + saved.Tip.StrandId + "."
            : digest is not { } computed ? "The journal ends before block " + saved.Tip.SequenceNumber + ", which the digest covers."
            : !computed.Span.SequenceEqual(saved.Hash.Span)
                ? "The digest up to block " + saved.Tip.SequenceNumber + " is not the one given: blocks were rewritten since, or it is another ledger's."
            : null;
        VerificationConclusion conclusion = problem is null ? VerificationConclusion.Proven : VerificationConclusion.NotProven;
        return report with { Conclusion = conclusion, Problem = problem };
    }
}

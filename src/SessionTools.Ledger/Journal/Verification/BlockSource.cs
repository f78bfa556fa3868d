using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Ledger.Storage;

namespace SessionTools.Ledger.Journal;

/// <summary>Gives the blocks of a store in order, each checked in itself; those of one read are checked side by side.</summary>
internal sealed class BlockSource(ILedgerStore store)
{
    private const int BlocksAtOnce = 512;

    public async IAsyncEnumerable<IReadOnlyList<CheckedBlock>> ReadAsync(
        long from, long tip, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Task<IReadOnlyList<StoredBlock>> next = FetchAsync(from, tip, cancellationToken);
        while (await next.ConfigureAwait(false) is { Count: > 0 } blocks)
        {
            next = FetchAsync(blocks[^1].SequenceNumber + 1, tip, cancellationToken);
            CheckedBlock[] done = new CheckedBlock[blocks.Count];
            Parallel.For(0, done.Length, i => done[i] = Check(blocks[i]));
            yield return done;
        }
    }

    private async Task<IReadOnlyList<StoredBlock>> FetchAsync(long from, long tip, CancellationToken cancellationToken)
    {
        int count = (int)Math.Min(BlocksAtOnce, tip - from + 1);
        return count <= 0 ? [] : await store.BlocksAsync(from, count, cancellationToken).ConfigureAwait(false);
    }

    private CheckedBlock Check(StoredBlock stored)
    {
        try
        {
            JournalBlock block = store.Header.IsImported
                ? JournalBlock.Parse(stored.Ion.Span)
                : JournalBlock.ParseStrictly(stored.Ion.Span);
            return new CheckedBlock(stored, block, BlockCheck.FindProblem(block));
        }
        catch (JournalFormatException error)
        {
            return new CheckedBlock(stored, null, error.Message);
        }
    }
}

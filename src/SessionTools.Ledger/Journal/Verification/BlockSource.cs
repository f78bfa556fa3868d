using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Ledger.Storage;

namespace SessionTools.Ledger.Journal;

/// <summary>Gives the blocks of a store in order, each checked in itself; those of one read are checked side by side, ahead of who takes them.</summary>
internal sealed class BlockSource(ILedgerStore store)
{
    private const int BlocksAtOnce = 512;

    public async IAsyncEnumerable<IReadOnlyList<CheckedBlock>> ReadAsync(
        long from, long tip, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Task<CheckedBlock[]> next = FetchAsync(from, tip, cancellationToken);
        try
        {
            while (await next.ConfigureAwait(false) is { Length: > 0 } blocks)
            {
                next = FetchAsync(blocks[^1].Number + 1, tip, cancellationToken);
                yield return blocks;
            }
        }
        finally
        {
            // Nothing may read from the store once its reader has gone.
            await Task.WhenAny(next).ConfigureAwait(false);
        }
    }

    /// <summary>Reads and checks the next blocks while those before are compared with the store.</summary>
    private Task<CheckedBlock[]> FetchAsync(long from, long tip, CancellationToken cancellationToken)
    {
        int count = (int)Math.Min(BlocksAtOnce, tip - from + 1);
        return Task.Run(
            async () =>
            {
                IReadOnlyList<StoredBlock> blocks =
                    count <= 0 ? [] : await store.BlocksAsync(from, count, cancellationToken).ConfigureAwait(false);
                CheckedBlock[] done = new CheckedBlock[blocks.Count];
                Parallel.For(0, done.Length, i => done[i] = Check(blocks[i]));
                return done;
            },
            cancellationToken);
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

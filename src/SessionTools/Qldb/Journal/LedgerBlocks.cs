using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Ledger;

namespace SessionTools.Qldb;

/// <summary>The blocks of a ledger up to a tip, a few of them on their way while one is being used.</summary>
internal sealed class LedgerBlocks(LedgerJournal journal, BlockAddress tip, CancellationToken stop) : IBlockSource
{
    private const int Ahead = 8;

    private readonly Queue<Task<RetrievedBlock>> _coming = new();
    private long _next;

    public async Task<RetrievedBlock?> NextAsync()
    {
        while (_coming.Count < Ahead && _next <= tip.SequenceNumber)
        {
            _coming.Enqueue(Fetch(_next++));
        }

        return _coming.TryDequeue(out Task<RetrievedBlock>? block) ? await block.ConfigureAwait(false) : null;
    }

    private Task<RetrievedBlock> Fetch(long sequenceNumber)
    {
        Task<RetrievedBlock> block = Task.Run(() => journal.GetBlockAsync(tip with { SequenceNumber = sequenceNumber }, stop), stop);

        // Whoever stops reading does not see how it ends.
        block.ContinueWith(static task => task.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        return block;
    }
}

using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace SessionTools.Clients.Qldb.Journal;

/// <summary>The blocks of a ledger up to a tip, a few of them on their way while one is being used.</summary>
internal sealed class LedgerBlocks(LedgerControl control, JournalAddress tip, CancellationToken stop) : IBlockSource
{
    private const int Ahead = 8;

    private readonly Queue<Task<JournalBlock>> _coming = new();
    private long _next;

    public async Task<JournalBlock?> NextAsync()
    {
        while (_coming.Count < Ahead && _next <= tip.SequenceNo)
        {
            _coming.Enqueue(Fetch(_next++));
        }

        return _coming.TryDequeue(out Task<JournalBlock>? block) ? await block.ConfigureAwait(false) : null;
    }

    private Task<JournalBlock> Fetch(long sequenceNo)
    {
        Task<JournalBlock> block = Task.Run(async () => (await control.GetBlockAsync(tip with { SequenceNo = sequenceNo }, null, stop).ConfigureAwait(false)).Block, stop);

        // Whoever stops reading does not see how it ends.
        block.ContinueWith(static task => task.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        return block;
    }
}

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Ledger.Storage;
using SessionTools.Ledger.Storage.Commits;
using Xunit;

namespace SessionTools.Ledger.Tests.Storage;

/// <summary>What a queue makes of a committer that fails. Waits are only there lest a test hang.</summary>
public sealed class CommitQueueTests
{
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task A_commit_lock_that_cannot_be_given_back_is_told_and_does_not_stop_the_queue()
    {
        CommitQueue queue = new(new StickyCommitter());
        await Assert.ThrowsAsync<LedgerStoreException>(() => queue.CommitAsync(new Request(-1).Build(), CancellationToken.None));
        CommitVerdict verdict = await queue.CommitAsync(new Request(-1).Build(), CancellationToken.None).WaitAsync(s_longest);
        Assert.False(verdict.IsCommitted);
    }

    /// <summary>Refuses all requests, and cannot give its lock back the first time.</summary>
    private sealed class StickyCommitter : ICommitter
    {
        private bool _hasFailed;

        public bool TryEnter() => true;

        public void Enter()
        {
        }

        public void Exit()
        {
            if (!_hasFailed)
            {
                _hasFailed = true;
                throw new LedgerStoreException("It sticks.");
            }
        }

        public void Commit(IReadOnlyList<PendingCommit> batch) => batch.ToList().ForEach(pending => pending.Complete(CommitVerdict.Conflict));
    }
}

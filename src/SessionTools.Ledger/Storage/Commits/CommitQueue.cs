using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace SessionTools.Ledger.Storage.Commits;

/// <summary>
/// Gathers the requests of all sessions into batches. Who finds nobody serving the queue serves it: its own request goes at once,
/// and what came in meanwhile becomes the next batch.
/// </summary>
internal sealed class CommitQueue(ICommitter committer)
{
    /// <summary>The most requests that share one sync.</summary>
    public const int MaximumBatch = 64;

    private readonly object _gate = new();
    private readonly Queue<PendingCommit> _waiting = new();
    private bool _isServed;

    public async Task<CommitVerdict> CommitAsync(CommitRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        PendingCommit pending = new(request);
        if (Add(pending))
        {
            Serve(mayWait: false);
        }

        using CancellationTokenRegistration registration = cancellationToken.Register(() =>
        {
            if (pending.TryTake())
            {
                pending.Cancel(cancellationToken);
            }
        });
        return await pending.Answer.ConfigureAwait(false);
    }

    /// <returns>Whether the caller is to serve the queue.</returns>
    private bool Add(PendingCommit pending)
    {
        lock (_gate)
        {
            _waiting.Enqueue(pending);
            bool isFirst = !_isServed;
            _isServed = true;
            return isFirst;
        }
    }

    private void Serve(bool mayWait)
    {
        try
        {
            if (!committer.TryEnter())
            {
                if (!mayWait)
                {
                    Task.Run(() => Serve(mayWait: true));
                    return;
                }

                committer.Enter();
            }
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            Take().ForEach(pending => pending.Fail(error));
            Continue();
            return;
        }

        try
        {
            CommitBatch();
        }
        finally
        {
            Continue();
        }
    }

    private void CommitBatch()
    {
        List<PendingCommit> batch = Take();
        try
        {
            if (batch.Count > 0)
            {
                committer.Commit(batch);
            }
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            batch.ForEach(pending => pending.Fail(error));
        }
        finally
        {
            committer.Exit();
        }
    }

    private List<PendingCommit> Take()
    {
        List<PendingCommit> batch = [];
        lock (_gate)
        {
            while (batch.Count < MaximumBatch && _waiting.TryDequeue(out PendingCommit? pending))
            {
                if (pending.TryTake())
                {
                    batch.Add(pending);
                }
            }
        }

        return batch;
    }

    private void Continue()
    {
        lock (_gate)
        {
            _isServed = _waiting.Count > 0;
            if (_isServed)
            {
                Task.Run(() => Serve(mayWait: true));
            }
        }
    }
}

using System;
using System.Threading;
using System.Threading.Tasks;

namespace SessionTools.Ledger.Storage.Commits;

/// <summary>A request on its way through a <see cref="CommitQueue"/>.</summary>
internal sealed class PendingCommit(CommitRequest request)
{
    private readonly TaskCompletionSource<CommitVerdict> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _isTaken;

    public CommitRequest Request { get; } = request;

    /// <summary>The answer.</summary>
    public Task<CommitVerdict> Answer => _answer.Task;

    /// <summary>Claims the request for committing or for cancelling, whichever comes first.</summary>
    public bool TryTake() => Interlocked.Exchange(ref _isTaken, 1) == 0;

    public void Complete(CommitVerdict verdict) => _answer.TrySetResult(verdict);

    /// <summary>Ends the request with an error, unless it is answered already.</summary>
    public void Fail(Exception error) => _answer.TrySetException(error);

    public void Cancel(CancellationToken cancellationToken) => _answer.TrySetCanceled(cancellationToken);
}

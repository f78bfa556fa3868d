using System.Collections.Generic;

namespace SessionTools.Ledger.Storage.Commits;

/// <summary>What a <see cref="CommitQueue"/> drives. One thread at a time enters, commits and exits.</summary>
internal interface ICommitter
{
    /// <summary>Takes the commit lock if it is free.</summary>
    public bool TryEnter();

    /// <summary>Waits for the commit lock.</summary>
    public void Enter();

    /// <summary>Gives the commit lock back.</summary>
    public void Exit();

    /// <summary>Commits requests in order, makes them durable together, and then answers each.</summary>
    public void Commit(IReadOnlyList<PendingCommit> batch);
}

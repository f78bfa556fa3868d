using System;

namespace SessionTools.Ledger.Storage.Sqlite;

/// <summary>
/// Keeps new readers of all processes out while somebody wants to checkpoint, as an unbroken stream of readers would keep it from
/// ever finishing. Readers who find it closed wait at a lock; otherwise they pay nothing. Who dies in a checkpoint leaves it closed
/// and the lock free. All of it is about waiting: SQLite itself keeps readers and checkpoints from harming each other.
/// </summary>
internal sealed class Turnstile(LedgerFiles files, SharedState shared) : IDisposable
{
    private readonly FileLock _door = FileLock.Open(files.Door);

    /// <summary>Waits until nobody wants to be alone. Many threads may do so.</summary>
    public void Pass()
    {
        if (shared.IsClosed)
        {
            using FileLock door = FileLock.Open(files.Door);
            door.LockShared();
            door.Unlock();
        }
    }

    /// <summary>Closes it. Only one thread at a time, under the commit lock.</summary>
    public void Close()
    {
        _door.LockExclusive();
        shared.IsClosed = true;
    }

    public void Open()
    {
        shared.IsClosed = false;
        _door.Unlock();
    }

    public void Dispose() => _door.Dispose();
}

using System;

namespace SessionTools.Ledger.Storage.Sqlite;

/// <summary>
/// A lock between processes, and between objects of one process, on a file of its own. Waiting for it blocks the thread. It is let
/// go when the process dies. What the operating system refuses is a <see cref="LedgerStoreException"/>.
/// </summary>
internal abstract class FileLock : IDisposable
{
    /// <summary>Opens the lock's file, which is made if it does not exist, for its owner only.</summary>
    public static FileLock Open(string path)
    {
        PrivateFile.CreateIfMissing(path);
        return OperatingSystem.IsWindows() ? new WindowsFileLock(path) : new UnixFileLock(path);
    }

    public abstract void LockShared();

    public abstract void LockExclusive();

    /// <returns>Whether nobody else had it.</returns>
    public abstract bool TryLockExclusive();

    public abstract void Unlock();

    public abstract void Dispose();
}

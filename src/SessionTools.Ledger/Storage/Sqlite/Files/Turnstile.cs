using System;
using System.IO;
using System.IO.MemoryMappedFiles;

namespace SessionTools.Ledger.Storage.Sqlite;

/// <summary>
/// Keeps new readers of all processes out while somebody wants to checkpoint, as an unbroken stream of readers would keep it from
/// ever finishing. A byte in shared memory says so, so that readers pay nothing otherwise; those who find it set wait at a lock.
/// Who dies in a checkpoint leaves the byte set and the lock free. All of it is about waiting: SQLite itself keeps readers and
/// checkpoints from harming each other.
/// </summary>
internal sealed class Turnstile : IDisposable
{
    private readonly LedgerFiles _files;
    private readonly FileLock _door;
    private readonly MemoryMappedFile _memory;
    private readonly MemoryMappedViewAccessor _isWanted;

    public Turnstile(LedgerFiles files)
    {
        _files = files;
        _door = FileLock.Open(files.Door);
        PrivateFile.CreateIfMissing(files.Turnstile);
        FileStream file = new(files.Turnstile, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        _memory = MemoryMappedFile.CreateFromFile(
            file, mapName: null, capacity: 1, MemoryMappedFileAccess.ReadWrite, HandleInheritability.None, leaveOpen: false);
        _isWanted = _memory.CreateViewAccessor(0, 1);
    }

    /// <summary>Waits until nobody wants to be alone. Many threads may do so.</summary>
    public void Pass()
    {
        if (_isWanted.ReadByte(0) != 0)
        {
            using FileLock door = FileLock.Open(_files.Door);
            door.LockShared();
            door.Unlock();
        }
    }

    /// <summary>Closes it. Only one thread at a time, under the commit lock.</summary>
    public void Close()
    {
        _door.LockExclusive();
        _isWanted.Write(0, (byte)1);
    }

    public void Open()
    {
        _isWanted.Write(0, (byte)0);
        _door.Unlock();
    }

    public void Dispose()
    {
        _isWanted.Dispose();
        _memory.Dispose();
        _door.Dispose();
    }
}

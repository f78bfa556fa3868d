using System;
using System.IO;
using System.IO.MemoryMappedFiles;

namespace SessionTools.Ledger.Storage.Sqlite;

/// <summary>
/// What the processes that have a ledger open tell each other through shared memory, so that they need not ask the file. All of it
/// can be found out otherwise, and is set anew by whoever opens the ledger.
/// </summary>
internal sealed class SharedState : IDisposable
{
    private const int ClosedOffset = 0;
    private const int DeletedOffset = 1;
    private const int LastBlockOffset = 8;
    private const int Size = 16;

    private readonly MemoryMappedFile _memory;
    private readonly MemoryMappedViewAccessor _view;

    public SharedState(LedgerFiles files)
    {
        PrivateFile.CreateIfMissing(files.Shared);
        FileStream file = new(files.Shared, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        _memory = MemoryMappedFile.CreateFromFile(
            file, mapName: null, Size, MemoryMappedFileAccess.ReadWrite, HandleInheritability.None, leaveOpen: false);
        _view = _memory.CreateViewAccessor(0, Size);
    }

    /// <summary>Whether somebody wants to checkpoint without readers.</summary>
    public bool IsClosed
    {
        get => _view.ReadByte(ClosedOffset) != 0;
        set => _view.Write(ClosedOffset, value ? (byte)1 : (byte)0);
    }

    /// <summary>Whether somebody has deleted the ledger under those who have it open. Set under the commit lock only.</summary>
    public bool IsDeleted
    {
        get => _view.ReadByte(DeletedOffset) != 0;
        set => _view.Write(DeletedOffset, value ? (byte)1 : (byte)0);
    }

    /// <summary>The last block of which the committer has told; -1 if there is none. Set under the commit lock only.</summary>
    public long LastBlock
    {
        get => _view.ReadInt64(LastBlockOffset) - 1;
        set => _view.Write(LastBlockOffset, value + 1);
    }

    public void Dispose()
    {
        _view.Dispose();
        _memory.Dispose();
    }
}

using System;

namespace SessionTools.Ledger.Storage.Sqlite;

/// <summary>
/// Lets readers of all processes in together and a checkpoint in alone. Who waits to be alone holds the door, so that an unbroken
/// stream of readers cannot keep it waiting. One object serves one thread at a time.
/// </summary>
internal sealed class Turnstile(LedgerFiles files) : IDisposable
{
    private readonly FileLock _door = FileLock.Open(files.Door);
    private readonly FileLock _room = FileLock.Open(files.Room);

    public void EnterShared()
    {
        _door.LockShared();
        _room.LockShared();
        _door.Unlock();
    }

    public void EnterAlone()
    {
        _door.LockExclusive();
        _room.LockExclusive();
        _door.Unlock();
    }

    public void Leave() => _room.Unlock();

    public void Dispose()
    {
        _door.Dispose();
        _room.Dispose();
    }
}

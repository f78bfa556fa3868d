using System;
using System.Runtime.InteropServices;
using System.Text;

namespace SessionTools.Ledger.Storage.Sqlite;

/// <summary>
/// <c>flock</c>: its locks belong to the open file, so that, other than with <c>fcntl</c>, two objects of one process exclude each
/// other and closing one does not release the other's.
/// </summary>
internal sealed class UnixFileLock : FileLock
{
    private const int ReadWrite = 2;
    private const int LinuxCloseOnExec = 0x80000;
    private const int MacCloseOnExec = 0x1000000;
    private const int Shared = 1;
    private const int Exclusive = 2;
    private const int NonBlocking = 4;
    private const int Release = 8;
    private const int Interrupted = 4;
    private const int LinuxWouldBlock = 11;
    private const int MacWouldBlock = 35;

    private readonly string _path;
    private readonly int _descriptor;
    private bool _isDisposed;

    public UnixFileLock(string path)
    {
        _path = path;
        _descriptor = Open(Encoding.UTF8.GetBytes(path + '\0'), ReadWrite | (OperatingSystem.IsMacOS() ? MacCloseOnExec : LinuxCloseOnExec));
        if (_descriptor < 0)
        {
            throw Failure();
        }
    }

    public override void LockShared() => Apply(Shared);

    public override void LockExclusive() => Apply(Exclusive);

    public override bool TryLockExclusive() => Apply(Exclusive | NonBlocking);

    public override void Unlock() => Apply(Release);

    public override void Dispose()
    {
        if (!_isDisposed)
        {
            _isDisposed = true;
            _ = Close(_descriptor);
        }
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    private static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "flock", SetLastError = true)]
    private static extern int Flock(int descriptor, int operation);

    [DllImport("libc", EntryPoint = "close")]
    private static extern int Close(int descriptor);

    private bool Apply(int operation)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        while (Flock(_descriptor, operation) != 0)
        {
            int error = Marshal.GetLastPInvokeError();
            if (error == (OperatingSystem.IsMacOS() ? MacWouldBlock : LinuxWouldBlock))
            {
                return false;
            }

            if (error != Interrupted)
            {
                throw Failure();
            }
        }

        return true;
    }

    private LedgerStoreException Failure()
    {
        return new LedgerStoreException($"The lock file '{_path}' cannot be used: {Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())}.");
    }
}

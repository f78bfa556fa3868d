using System.IO;
using System.Runtime.InteropServices;
using System.Threading;
using Microsoft.Win32.SafeHandles;

namespace SessionTools.Ledger.Storage.Sqlite;

/// <summary><c>LockFileEx</c> on the file's first byte.</summary>
internal sealed class WindowsFileLock(string path) : FileLock
{
    private const uint FailImmediately = 1;
    private const uint Exclusive = 2;
    private const int LockViolation = 33;

    private readonly SafeFileHandle _handle = File.OpenHandle(
        path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);

    public override void LockShared() => Apply(0);

    public override void LockExclusive() => Apply(Exclusive);

    public override bool TryLockExclusive() => Apply(Exclusive | FailImmediately);

    public override void Unlock()
    {
        NativeOverlapped place = default;
        UnlockFileEx(_handle, 0, 1, 0, ref place);
    }

    public override void Dispose() => _handle.Dispose();

    [DllImport("kernel32", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool LockFileEx(
        SafeFileHandle file, uint flags, uint reserved, uint lengthLow, uint lengthHigh, ref NativeOverlapped place);

    [DllImport("kernel32", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool UnlockFileEx(
        SafeFileHandle file, uint reserved, uint lengthLow, uint lengthHigh, ref NativeOverlapped place);

    private bool Apply(uint flags)
    {
        NativeOverlapped place = default;
        if (LockFileEx(_handle, flags, 0, 1, 0, ref place))
        {
            return true;
        }

        int error = Marshal.GetLastPInvokeError();
        return error == LockViolation
            ? false
            : throw new LedgerStoreException($"The lock file '{path}' cannot be used: {Marshal.GetPInvokeErrorMessage(error)}.");
    }
}

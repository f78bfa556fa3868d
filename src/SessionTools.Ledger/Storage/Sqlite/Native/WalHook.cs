using System;
using System.Runtime.InteropServices;
using SQLitePCL;

namespace SessionTools.Ledger.Storage.Sqlite;

/// <summary>
/// Is told by SQLite after each commit how long the write-ahead log has become. It takes the place of SQLite's own automatic
/// checkpoints, and the pragma for those would take its place.
/// </summary>
internal sealed class WalHook
{
    private readonly Committed _committed;

    public WalHook(sqlite3 connection)
    {
        _committed = OnCommitted;
        SqliteLibrary.Function<Register>("sqlite3_wal_hook")(connection, _committed, IntPtr.Zero);
    }

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int Committed(IntPtr context, IntPtr connection, IntPtr schema, int pages);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate IntPtr Register(sqlite3 connection, Committed callback, IntPtr context);

    /// <summary>The pages in the log, those that are already copied into the file included.</summary>
    public int Pages { get; private set; }

    private int OnCommitted(IntPtr context, IntPtr connection, IntPtr schema, int pages)
    {
        Pages = pages;
        return raw.SQLITE_OK;
    }
}

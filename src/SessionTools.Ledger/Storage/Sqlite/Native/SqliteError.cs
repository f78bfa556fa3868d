using System;
using SQLitePCL;

namespace SessionTools.Ledger.Storage.Sqlite;

/// <summary>SQLite answered with an error. The store turns it into a <see cref="LedgerStoreException"/>.</summary>
internal sealed class SqliteError(int extendedCode, string message) : Exception(message)
{
    /// <summary>The extended result code.</summary>
    public int ExtendedCode { get; } = extendedCode;

    /// <summary>The primary result code.</summary>
    public int Code => ExtendedCode & 0xFF;

    /// <summary>The error as callers of the store see it.</summary>
    /// <param name="path">The ledger file.</param>
    public LedgerStoreException ToStoreException(string path)
    {
        string what = Code switch
        {
            raw.SQLITE_CORRUPT => "is damaged",
            raw.SQLITE_NOTADB => "is no ledger, or its beginning is damaged",
            raw.SQLITE_FULL => "cannot grow: the disk is full",
            raw.SQLITE_READONLY or raw.SQLITE_PERM or raw.SQLITE_AUTH => "cannot be written",
            raw.SQLITE_CANTOPEN => "cannot be opened",
            raw.SQLITE_BUSY or raw.SQLITE_LOCKED => "is held by another program",
            raw.SQLITE_IOERR => "cannot be read or written",
            _ => "failed",
        };
        return new LedgerStoreException(
            $"The ledger file '{path}' {what} (SQLite error {ExtendedCode}: {Message}).",
            this,
            Code is raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB);
    }
}

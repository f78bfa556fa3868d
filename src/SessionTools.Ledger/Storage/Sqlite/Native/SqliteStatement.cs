using System;
using System.Text;
using SQLitePCL;

namespace SessionTools.Ledger.Storage.Sqlite;

/// <summary>A prepared statement. Its connection keeps it; disposing it ends its run and makes it ready for the next.</summary>
internal sealed class SqliteStatement(SqliteConnection connection, sqlite3_stmt handle) : IDisposable
{
    private const int TextOnStack = 256;

    /// <summary>Binds a number to a parameter, counted from 1.</summary>
    public SqliteStatement Bind(int parameter, long value)
    {
        connection.Check(raw.sqlite3_bind_int64(handle, parameter, value));
        return this;
    }

    /// <summary>Binds a text or null.</summary>
    public SqliteStatement Bind(int parameter, string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            connection.Check(value is null
                ? raw.sqlite3_bind_null(handle, parameter)
                : raw.sqlite3_bind_text(handle, parameter, value));
            return this;
        }

        int longest = Encoding.UTF8.GetMaxByteCount(value.Length);
        Span<byte> bytes = longest <= TextOnStack ? stackalloc byte[TextOnStack] : new byte[longest];
        int length = Encoding.UTF8.GetBytes(value, bytes);
        connection.Check(raw.sqlite3_bind_text(handle, parameter, bytes[..length]));
        return this;
    }

    /// <summary>Binds bytes.</summary>
    public SqliteStatement Bind(int parameter, ReadOnlySpan<byte> value)
    {
        connection.Check(value.IsEmpty
            ? raw.sqlite3_bind_zeroblob(handle, parameter, 0)
            : raw.sqlite3_bind_blob(handle, parameter, value));
        return this;
    }

    /// <summary>Binds bytes or null.</summary>
    public SqliteStatement BindOrNull(int parameter, ReadOnlyMemory<byte>? value)
    {
        if (value is { } bytes)
        {
            return Bind(parameter, bytes.Span);
        }

        connection.Check(raw.sqlite3_bind_null(handle, parameter));
        return this;
    }

    /// <summary>Goes to the next row.</summary>
    /// <returns>Whether there is one.</returns>
    public bool Step()
    {
        int code = raw.sqlite3_step(handle);
        return code switch
        {
            raw.SQLITE_ROW => true,
            raw.SQLITE_DONE => false,
            _ => throw connection.Error(code),
        };
    }

    /// <summary>Runs a statement that has no rows.</summary>
    public void Run()
    {
        using (this)
        {
            Step();
        }
    }

    public bool IsNull(int column) => raw.sqlite3_column_type(handle, column) == raw.SQLITE_NULL;

    public long Int64(int column) => raw.sqlite3_column_int64(handle, column);

    public string Text(int column) => Encoding.UTF8.GetString(raw.sqlite3_column_blob(handle, column));

    public byte[] Blob(int column) => raw.sqlite3_column_blob(handle, column).ToArray();

    public ReadOnlyMemory<byte>? BlobOrNull(int column) => IsNull(column) ? (ReadOnlyMemory<byte>?)null : Blob(column);

    public string? TextOrNull(int column) => IsNull(column) ? null : Text(column);

    public void Dispose() => raw.sqlite3_reset(handle);

    /// <summary>Forgets the statement for good.</summary>
    public void Free() => handle.Dispose();
}

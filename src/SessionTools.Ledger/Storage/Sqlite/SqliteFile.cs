using System;
using System.IO;
using SQLitePCL;

namespace SessionTools.Ledger.Storage.Sqlite;

/// <summary>Makes and opens ledger files.</summary>
internal static class SqliteFile
{
    /// <summary>Makes a file that becomes visible under its name only once it is complete.</summary>
    public static void Create(LedgerFiles files, LedgerHeader header, LedgerSettings settings, string? vfs)
    {
        PrivateFile.CreateFolder(files.Folder);
        files.RequireLocal();
        string draft = $"{files.Main}-{Guid.NewGuid():N}";
        PrivateFile.Create(draft);
        try
        {
            Fill(draft, header, settings, vfs);
            File.Move(draft, files.Main, overwrite: false);
        }
        finally
        {
            foreach (string file in new[] { draft, draft + "-wal", draft + "-shm" })
            {
                File.Delete(file);
            }
        }
    }

    /// <summary>Opens a connection that writes.</summary>
    public static SqliteConnection OpenWriter(string path, string? vfs)
    {
        SqliteConnection connection = SqliteConnection.Open(path, isReadOnly: false, vfs);
        try
        {
            SqliteSchema.RequireLedger(connection, path);
            string mode = connection.Scalar("PRAGMA journal_mode = WAL");
            if (mode != "wal")
            {
                throw new LedgerStoreException(
                    $"The ledger file '{path}' cannot have a write-ahead log (SQLite answered '{mode}'); its file system lacks shared memory.");
            }

            connection.Execute(
                """
                PRAGMA synchronous = FULL;
                PRAGMA fullfsync = ON;
                PRAGMA checkpoint_fullfsync = ON;
                PRAGMA secure_delete = ON;
                PRAGMA temp_store = MEMORY;
                PRAGMA cache_size = -8000;
                """);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Opens a connection that only reads.</summary>
    public static SqliteConnection OpenReader(string path, string? vfs)
    {
        SqliteConnection connection = SqliteConnection.Open(path, isReadOnly: false, vfs);
        connection.Execute("PRAGMA query_only = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -8000;");
        return connection;
    }

    private static void Fill(string draft, LedgerHeader header, LedgerSettings settings, string? vfs)
    {
        using SqliteConnection connection = SqliteConnection.Open(draft, isReadOnly: false, vfs);
        connection.Execute($"PRAGMA page_size = 4096; PRAGMA application_id = {SqliteSchema.ApplicationId};");
        connection.Dispose();
        using SqliteConnection writer = OpenWriter(draft, vfs);
        writer.Execute("BEGIN IMMEDIATE");
        SqliteSchema.Migrate(writer, draft);
        writer.Prepare("INSERT INTO ledger (name, strand_id, created_at, is_imported, settings) VALUES (?1, ?2, ?3, ?4, ?5)")
            .Bind(1, header.Name)
            .Bind(2, header.StrandId)
            .Bind(3, header.CreatedAt.ToUnixTimeMilliseconds())
            .Bind(4, header.IsImported ? 1 : 0)
            .Bind(5, SettingsText.Write(settings))
            .Run();
        writer.Execute("COMMIT");
        writer.Checkpoint(raw.SQLITE_CHECKPOINT_TRUNCATE, TimeSpan.Zero);
    }
}

using System;
using System.Collections.Immutable;
using System.Globalization;
using System.IO;
using SQLitePCL;

namespace SessionTools.Ledger.Storage.Sqlite;

/// <summary>The tables of a ledger file, described in docs/ledger-store.md, and the steps that led to them.</summary>
internal static class SqliteSchema
{
    /// <summary>What marks a SQLite file as a ledger: <c>STLG</c>.</summary>
    public const int ApplicationId = 0x53544C47;

    private const int Looks = 4;

    /// <summary>The steps from an empty file on; a file's <c>user_version</c> is the number of those it has behind it.</summary>
    private static readonly ImmutableArray<string> s_steps =
    [
        """
        CREATE TABLE ledger (
          name TEXT NOT NULL,
          strand_id TEXT NOT NULL,
          created_at INTEGER NOT NULL,
          is_imported INTEGER NOT NULL,
          settings TEXT NOT NULL,
          recoveries INTEGER NOT NULL DEFAULT 0);
        CREATE TABLE block (
          seq INTEGER PRIMARY KEY,
          transaction_id TEXT NOT NULL UNIQUE,
          time INTEGER NOT NULL,
          hash BLOB NOT NULL,
          catalog_seq INTEGER NOT NULL,
          revisions INTEGER NOT NULL,
          nodes BLOB NOT NULL,
          write_set BLOB NOT NULL,
          ion BLOB NOT NULL);
        CREATE TABLE catalog_change (
          seq INTEGER NOT NULL,
          ordinal INTEGER NOT NULL,
          kind INTEGER NOT NULL,
          table_id TEXT NOT NULL,
          table_name TEXT NOT NULL,
          index_id TEXT,
          field TEXT,
          PRIMARY KEY (seq, ordinal)) WITHOUT ROWID;
        CREATE TABLE document_table (
          number INTEGER PRIMARY KEY,
          id TEXT NOT NULL UNIQUE);
        CREATE TABLE document_index (
          number INTEGER PRIMARY KEY,
          id TEXT NOT NULL UNIQUE,
          table_number INTEGER NOT NULL,
          field TEXT NOT NULL,
          created_seq INTEGER NOT NULL,
          online_seq INTEGER NOT NULL DEFAULT 9223372036854775807,
          dropped_seq INTEGER NOT NULL DEFAULT 9223372036854775807,
          built_to INTEGER NOT NULL DEFAULT 0);
        CREATE TABLE revision (
          id INTEGER PRIMARY KEY,
          document_id TEXT NOT NULL,
          version INTEGER NOT NULL,
          seq INTEGER NOT NULL,
          end_seq INTEGER NOT NULL,
          time INTEGER NOT NULL,
          transaction_id TEXT NOT NULL,
          hash BLOB NOT NULL,
          data_hash BLOB,
          data BLOB);
        CREATE INDEX revision_document ON revision (document_id, seq);
        CREATE TABLE entry (
          index_number INTEGER NOT NULL,
          key BLOB NOT NULL,
          document INTEGER NOT NULL,
          seq INTEGER NOT NULL,
          end_seq INTEGER NOT NULL,
          PRIMARY KEY (index_number, key, document, seq)) WITHOUT ROWID;
        CREATE INDEX entry_ended ON entry (end_seq) WHERE end_seq < 9223372036854775807;
        """,
        """
        CREATE TABLE ended_run (
          first INTEGER PRIMARY KEY,
          last INTEGER NOT NULL,
          seq INTEGER NOT NULL,
          revisions INTEGER NOT NULL);
        CREATE INDEX ended_run_long ON ended_run (first) WHERE revisions >= 16;
        ALTER TABLE ledger ADD COLUMN ended_to INTEGER NOT NULL DEFAULT -1;
        """,
        "ALTER TABLE document_index ADD COLUMN forgotten_to INTEGER NOT NULL DEFAULT -1;",

        // An index over transaction_id cost each commit a page of its own.
        """
        CREATE TABLE block_without_index (
          seq INTEGER PRIMARY KEY,
          transaction_id TEXT NOT NULL,
          time INTEGER NOT NULL,
          hash BLOB NOT NULL,
          catalog_seq INTEGER NOT NULL,
          revisions INTEGER NOT NULL,
          nodes BLOB NOT NULL,
          write_set BLOB NOT NULL,
          ion BLOB NOT NULL);
        INSERT INTO block_without_index SELECT * FROM block;
        DROP TABLE block;
        ALTER TABLE block_without_index RENAME TO block;
        """,
    ];

    /// <summary>The version that this code reads and writes.</summary>
    private static int Version => s_steps.Length;

    /// <summary>Refuses a file that is no ledger, without changing anything of it.</summary>
    /// <remarks>
    /// It looks at the file without its write-ahead log. During another process's checkpoint, and after a power failure in one, the
    /// file may be torn and only whole together with the log; then this says nothing, and <see cref="RequireLedger"/> decides. As
    /// such a checkpoint may begin and end, log and all, while this looks, what is torn without a log is looked at again.
    /// </remarks>
    /// <exception cref="LedgerStoreException">It is no ledger.</exception>
    public static void Identify(string path, string? vfs)
    {
        for (int look = 1; ; look++)
        {
            bool hasLog = HasLog(path);
            try
            {
                IdentifyWithoutLog(path, vfs);
                return;
            }
            catch (SqliteError error) when (error.Code == raw.SQLITE_CORRUPT && (hasLog || HasLog(path)))
            {
                // The log may make it whole.
                return;
            }
            catch (SqliteError error) when (error.Code == raw.SQLITE_CORRUPT && look < Looks)
            {
                // It may have been torn for that moment only.
            }
        }
    }

    /// <exception cref="LedgerStoreException">The connection's file is no ledger.</exception>
    public static void RequireLedger(SqliteConnection connection, string path)
    {
        if (Number(connection, "PRAGMA application_id") != ApplicationId)
        {
            throw new LedgerStoreException($"The file '{path}' is not a ledger.", isDamage: true);
        }
    }

    /// <summary>Makes the tables, or brings them up to date, within a transaction of the caller.</summary>
    /// <exception cref="LedgerStoreException">They are of a later version.</exception>
    public static void Migrate(SqliteConnection connection, string path)
    {
        int version = Number(connection, "PRAGMA user_version");
        if (version > Version)
        {
            throw new LedgerStoreException(
                $"The ledger file '{path}' was written by a later version (schema {version}; this version knows {Version}).");
        }

        for (int step = version; step < Version; step++)
        {
            connection.Execute(s_steps[step]);
            connection.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {step + 1}"));
        }
    }

    /// <summary>Says whether the file's tables are other than those that the steps make, or null.</summary>
    public static string? FindDifference(SqliteConnection connection)
    {
        const string Definitions = "SELECT group_concat(name || ' ' || coalesce(sql, ''), char(10)) FROM (SELECT name, sql FROM sqlite_master ORDER BY name)";
        using SqliteConnection fresh = SqliteConnection.Open(":memory:", isReadOnly: false, vfs: null);
        Migrate(fresh, ":memory:");
        return connection.Scalar(Definitions) == fresh.Scalar(Definitions) ? null : "the file's tables are not defined as they should be";
    }

    private static bool HasLog(string path) => new FileInfo(path + "-wal") is { Exists: true, Length: > 0 };

    private static void IdentifyWithoutLog(string path, string? vfs)
    {
        string uri = "file:" + Uri.EscapeDataString(path.Replace('\\', '/')).Replace("%2F", "/", StringComparison.Ordinal);
        using SqliteConnection connection = SqliteConnection.Open(uri + "?immutable=1", isReadOnly: true, vfs);
        RequireLedger(connection, path);
    }

    private static int Number(SqliteConnection connection, string sql)
    {
        return int.Parse(connection.Scalar(sql), CultureInfo.InvariantCulture);
    }
}

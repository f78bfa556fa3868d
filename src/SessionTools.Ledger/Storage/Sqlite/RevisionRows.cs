using System;

namespace SessionTools.Ledger.Storage.Sqlite;

/// <summary>
/// Rows of the table <c>revision</c>. A row's id is the table's number and the revision's position, so that a table lies together
/// in the order of its revisions. A document goes by the id of its first revision.
/// </summary>
internal static class RevisionRows
{
    /// <summary>Columns for <see cref="RevisionReader"/>.</summary>
    public const string Columns = "r.id, r.document_id, r.version, r.seq, r.end_seq, r.time, r.transaction_id, r.hash, r.data_hash, r.data";

    private const int PositionBits = 40;

    /// <summary>The id before all of a table's.</summary>
    public static long Floor(long table) => table << PositionBits;

    /// <summary>The id after all of a table's.</summary>
    public static long Ceiling(long table) => (table + 1) << PositionBits;

    /// <summary>The id of a table's revision; positions count from 0.</summary>
    public static long Id(long table, long position) => Floor(table) + position + 1;

    public static long Table(long id) => id >> PositionBits;

    public static long Position(long id) => (id & ((1L << PositionBits) - 1)) - 1;

    /// <summary>A document's latest revision, a deleting one included.</summary>
    public static (long Id, long Version)? Latest(SqliteConnection connection, long table, string documentId)
    {
        using SqliteStatement row = connection.Prepare(
            "SELECT id, version FROM revision WHERE document_id = ?1 AND id > ?2 AND id < ?3 ORDER BY seq DESC LIMIT 1");
        row.Bind(1, documentId).Bind(2, Floor(table)).Bind(3, Ceiling(table));
        return row.Step() ? (row.Int64(0), row.Int64(1)) : null;
    }

    /// <summary>The id of a document's first revision.</summary>
    public static long First(SqliteConnection connection, long table, string documentId)
    {
        using SqliteStatement row = connection.Prepare(
            "SELECT id FROM revision WHERE document_id = ?1 AND id > ?2 AND id < ?3 ORDER BY seq LIMIT 1");
        row.Bind(1, documentId).Bind(2, Floor(table)).Bind(3, Ceiling(table));
        return row.Step() ? row.Int64(0) : throw new ArgumentException($"There is no document {documentId}.");
    }

    public static void End(SqliteConnection connection, long id, long sequenceNumber)
    {
        connection.Prepare("UPDATE revision SET end_seq = ?1 WHERE id = ?2").Bind(1, sequenceNumber).Bind(2, id).Run();
    }

    public static void Insert(SqliteConnection connection, long id, RevisionWrite revision, JournalTip tip, string transactionId, ReadOnlyMemory<byte> hash)
    {
        connection.Prepare("INSERT INTO revision VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)")
            .Bind(1, id)
            .Bind(2, revision.DocumentId)
            .Bind(3, revision.Version)
            .Bind(4, tip.SequenceNumber)
            .Bind(5, long.MaxValue)
            .Bind(6, tip.Time.ToUnixTimeMilliseconds())
            .Bind(7, transactionId)
            .Bind(8, hash.Span)
            .BindOrNull(9, revision.Data is null && !revision.DataHash.IsEmpty ? revision.DataHash : (ReadOnlyMemory<byte>?)null)
            .BindOrNull(10, revision.Data)
            .Run();
    }
}

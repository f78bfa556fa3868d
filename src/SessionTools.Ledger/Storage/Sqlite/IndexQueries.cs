using System;
using System.Collections.Generic;

namespace SessionTools.Ledger.Storage.Sqlite;

/// <summary>Reads of index entries. They name a document by its first revision, from where the visible one is found.</summary>
internal static class IndexQueries
{
    private const string SelectFiled = $"""
        SELECT {RevisionRows.Columns}
        FROM entry e
        JOIN revision f ON f.id = e.document
        JOIN revision r ON r.id = (
          SELECT v.id FROM revision v
          WHERE v.document_id = f.document_id AND v.seq <= ?4 AND v.id > ?5 AND v.id < ?6
          ORDER BY v.seq DESC LIMIT 1)
        WHERE e.index_number = ?1 AND e.key = ?2 AND e.document > ?3 AND e.seq <= ?4 AND e.end_seq > ?4
          AND (r.data IS NOT NULL OR r.data_hash IS NOT NULL)
        ORDER BY e.document LIMIT ?7
        """;

    public static IReadOnlyList<StoredRevision> Lookup(
        SqliteConnection connection, string indexId, ReadOnlyMemory<byte> key, long snapshot, long after, int count)
    {
        using SqliteStatement index = connection.Prepare(
            "SELECT i.number, i.table_number, t.id, i.forgotten_to FROM document_index i JOIN document_table t ON t.number = i.table_number WHERE i.id = ?1");
        if (!index.Bind(1, indexId).Step())
        {
            return [];
        }

        if (snapshot < index.Int64(3))
        {
            throw new ForgottenEntriesException(indexId, snapshot);
        }

        long table = index.Int64(1);
        using SqliteStatement rows = connection.Prepare(SelectFiled);
        rows.Bind(1, index.Int64(0))
            .Bind(2, key.Span)
            .Bind(3, after < 0 ? 0 : DocumentOf(connection, RevisionRows.Id(table, after), table))
            .Bind(4, snapshot)
            .Bind(5, RevisionRows.Floor(table))
            .Bind(6, RevisionRows.Ceiling(table))
            .Bind(7, count);
        return new RevisionReader(index.Text(2)).ReadAll(rows);
    }

    /// <summary>Entries behind one, by index, key, document and block.</summary>
    public static List<(IndexEntry Entry, IndexPlace Place)> Entries(SqliteConnection connection, IndexPlace after, int count)
    {
        using SqliteStatement rows = connection.Prepare(
            """
            SELECT e.index_number, e.key, e.document, e.seq, e.end_seq, i.id, f.document_id
            FROM entry e JOIN document_index i ON i.number = e.index_number JOIN revision f ON f.id = e.document
            WHERE (e.index_number, e.key, e.document, e.seq) > (?1, ?2, ?3, ?4)
            ORDER BY e.index_number, e.key, e.document, e.seq LIMIT ?5
            """);
        rows.Bind(1, after.Index).Bind(2, after.Key.Span).Bind(3, after.Document).Bind(4, after.SequenceNumber).Bind(5, count);
        List<(IndexEntry Entry, IndexPlace Place)> entries = [];
        while (rows.Step())
        {
            IndexPlace place = new(rows.Int64(0), rows.Blob(1), rows.Int64(2), rows.Int64(3));
            entries.Add((new IndexEntry(rows.Text(5), place.Key, rows.Text(6), place.SequenceNumber, rows.Int64(4)), place));
        }

        return entries;
    }

    private static long DocumentOf(SqliteConnection connection, long revision, long table)
    {
        using SqliteStatement row = connection.Prepare("SELECT document_id FROM revision WHERE id = ?1");
        row.Bind(1, revision);
        return row.Step()
            ? RevisionRows.First(connection, table, row.Text(0))
            : throw new ArgumentException($"There is no revision at position {RevisionRows.Position(revision)}.");
    }
}

using System;
using System.Collections.Generic;

namespace SessionTools.Ledger.Storage.Sqlite;

/// <summary>Reads of revisions; a table that the store does not know (null) is empty.</summary>
internal static class RevisionQueries
{
    private const string IsContent = "(r.data IS NOT NULL OR r.data_hash IS NOT NULL)";

    /// <summary>The numbers and ids of all tables that ever were.</summary>
    public static List<(long Number, string Id)> Tables(SqliteConnection connection)
    {
        using SqliteStatement rows = connection.Prepare("SELECT number, id FROM document_table ORDER BY number");
        List<(long Number, string Id)> tables = [];
        while (rows.Step())
        {
            tables.Add((rows.Int64(0), rows.Text(1)));
        }

        return tables;
    }

    public static StoredRevision? Get(SqliteConnection connection, long? table, RevisionReader reader, string documentId, long snapshot)
    {
        using SqliteStatement row = connection.Prepare(
            $"SELECT {RevisionRows.Columns} FROM revision r WHERE r.document_id = ?1 AND r.seq <= ?2 AND r.id > ?3 AND r.id < ?4 ORDER BY r.seq DESC LIMIT 1");
        row.Bind(1, documentId).Bind(2, snapshot).Bind(3, RevisionRows.Floor(table ?? 0)).Bind(4, RevisionRows.Ceiling(table ?? 0));
        return table is not null && row.Step() && reader.Read(row) is { IsDeletion: false } revision ? revision : null;
    }

    public static IReadOnlyList<StoredRevision> Scan(
        SqliteConnection connection, long? table, RevisionReader reader, long snapshot, long after, int count)
    {
        if (table is not { } number)
        {
            return [];
        }

        long place = RevisionRows.Id(number, after);
        long end = RevisionRows.Ceiling(number);
        using SqliteStatement runs = EndedRuns.Between(connection, place, end, snapshot);
        List<StoredRevision> page = [];
        while (page.Count < count && runs.Step())
        {
            page.AddRange(Between(connection, reader, place, runs.Int64(0), snapshot, count - page.Count));
            place = runs.Int64(1);
        }

        if (page.Count < count)
        {
            page.AddRange(Between(connection, reader, place, end, snapshot, count - page.Count));
        }

        return page;
    }

    public static IReadOnlyList<StoredRevision> History(
        SqliteConnection connection, long? table, HistoryRange range, long snapshot, long after, int count)
    {
        if (table is not { } number)
        {
            return [];
        }

        // What ended with this block or before was not the latest at the start any more.
        long ended = range.Start is { } start ? BlockRows.LastNotAfter(connection, start, snapshot) : -1;
        long last = range.End is { } end ? BlockRows.LastNotAfter(connection, end, snapshot) : snapshot;
        string source = range.DocumentId is null ? "r.id > ?1" : "r.document_id = ?6 AND r.id > ?1";
        string order = range.DocumentId is null ? "r.id" : "r.seq";
        using SqliteStatement rows = connection.Prepare(
            $"SELECT {RevisionRows.Columns} FROM revision r WHERE {source} AND r.id < ?2 AND r.seq <= ?3 AND r.end_seq > ?4 ORDER BY {order} LIMIT ?5");
        rows.Bind(1, RevisionRows.Id(number, after)).Bind(2, RevisionRows.Ceiling(number)).Bind(3, last).Bind(4, ended).Bind(5, count);
        if (range.DocumentId is not null)
        {
            rows.Bind(6, range.DocumentId);
        }

        return new RevisionReader(range.TableId).ReadAll(rows);
    }

    /// <summary>The documents visible to a snapshot among the revisions between two ids.</summary>
    private static List<StoredRevision> Between(
        SqliteConnection connection, RevisionReader reader, long after, long before, long snapshot, int count)
    {
        using SqliteStatement rows = connection.Prepare(
            $"SELECT {RevisionRows.Columns} FROM revision r WHERE r.id > ?1 AND r.id < ?2 AND r.seq <= ?3 AND r.end_seq > ?3 AND {IsContent} ORDER BY r.id LIMIT ?4");
        rows.Bind(1, after).Bind(2, before).Bind(3, snapshot).Bind(4, count);
        return reader.ReadAll(rows);
    }
}

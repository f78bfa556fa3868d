using System.Collections.Generic;
using SessionTools.Ledger.Catalog;

namespace SessionTools.Ledger.Storage.Sqlite;

/// <summary>Rows of the table <c>catalog_change</c>, and what of an index changes without a block.</summary>
internal static class CatalogRows
{
    public static void Insert(SqliteConnection connection, CatalogChange change, long sequenceNumber, int ordinal)
    {
        connection.Prepare("INSERT INTO catalog_change VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")
            .Bind(1, sequenceNumber)
            .Bind(2, ordinal)
            .Bind(3, (long)change.Kind)
            .Bind(4, change.TableId)
            .Bind(5, change.TableName)
            .Bind(6, change.IndexId)
            .Bind(7, change.Field)
            .Run();
    }

    /// <summary>The last block up to a snapshot that changed the catalog; -1 if there is none.</summary>
    public static long LastChange(SqliteConnection connection, long snapshot)
    {
        using SqliteStatement row = connection.Prepare("SELECT seq FROM catalog_change WHERE seq <= ?1 ORDER BY seq DESC LIMIT 1");
        return row.Bind(1, snapshot).Step() ? row.Int64(0) : -1;
    }

    public static List<CatalogChange> ChangesUpTo(SqliteConnection connection, long snapshot)
    {
        using SqliteStatement rows = connection.Prepare(
            "SELECT kind, table_id, table_name, index_id, field FROM catalog_change WHERE seq <= ?1 ORDER BY seq, ordinal");
        rows.Bind(1, snapshot);
        List<CatalogChange> changes = [];
        while (rows.Step())
        {
            changes.Add(new CatalogChange(
                (CatalogChangeKind)rows.Int64(0), rows.Text(1), rows.Text(2), rows.TextOrNull(3), rows.TextOrNull(4)));
        }

        return changes;
    }

    /// <summary>The first snapshot for which an index is complete; <see cref="long.MaxValue"/> while it is built.</summary>
    public static long OnlineSince(SqliteConnection connection, string indexId)
    {
        using SqliteStatement row = connection.Prepare("SELECT online_seq FROM document_index WHERE id = ?1");
        return row.Bind(1, indexId).Step() ? row.Int64(0) : long.MaxValue;
    }
}

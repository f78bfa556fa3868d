using System;
using System.Collections.Immutable;
using System.Linq;

namespace SessionTools.Ledger.Storage.Sqlite;

/// <summary>
/// Checks a ledger file for what the rows that are given out do not show: SQLite's own structure and indexes, the schema, and the
/// columns by which the store finds its rows. Each query looks for rows that contradict others.
/// </summary>
internal static class SqliteSelfCheck
{
    private const string Live = "9223372036854775807";

    private static readonly ImmutableArray<(string Problem, string Query)> s_checks =
    [
        ("the table ledger has not one row", "SELECT 1 WHERE (SELECT count(*) FROM ledger) <> 1"),
        ("two blocks are of one transaction", "SELECT 1 FROM block GROUP BY transaction_id HAVING count(*) > 1"),
        ("a catalog change is not of a block, or out of order",
            """
            SELECT 1 FROM catalog_change c WHERE NOT EXISTS (SELECT 1 FROM block b WHERE b.seq = c.seq)
              OR c.ordinal <> (SELECT count(*) FROM catalog_change d WHERE d.seq = c.seq AND d.ordinal < c.ordinal)
            """),
        ("a block names another last catalog change than there is",
            """
            SELECT 1 FROM block b WHERE b.catalog_seq <> coalesce(
              (SELECT max(c.seq) FROM catalog_change c WHERE c.seq <= b.seq), (SELECT min(seq) FROM block))
            """),
        ("the numbers of tables are not those of their creation",
            """
            SELECT 1 FROM (SELECT table_id, row_number() OVER (ORDER BY seq, ordinal) AS number FROM catalog_change WHERE kind = 0) c
              LEFT JOIN document_table t ON t.number = c.number WHERE t.id IS NOT c.table_id
            UNION ALL SELECT 1 WHERE (SELECT count(*) FROM document_table) <> (SELECT count(*) FROM catalog_change WHERE kind = 0)
            """),
        ("an index is not what the catalog says",
            $"""
            SELECT 1 FROM (
              SELECT seq, table_id, index_id, field, row_number() OVER (ORDER BY seq, ordinal) AS number FROM catalog_change WHERE kind = 3) c
            LEFT JOIN document_index i ON i.number = c.number LEFT JOIN document_table t ON t.number = i.table_number
            WHERE i.id IS NOT c.index_id OR t.id IS NOT c.table_id OR i.field IS NOT c.field OR i.created_seq IS NOT c.seq
              OR i.dropped_seq IS NOT coalesce((SELECT min(d.seq) FROM catalog_change d WHERE d.seq >= c.seq
                AND ((d.kind = 4 AND d.index_id = c.index_id) OR (d.kind = 1 AND d.table_id = c.table_id))), {Live})
            UNION ALL SELECT 1 WHERE (SELECT count(*) FROM document_index) <> (SELECT count(*) FROM catalog_change WHERE kind = 3)
            """),
        ("the progress of an index is impossible",
            $"""
            SELECT 1 FROM document_index i WHERE i.online_seq < i.created_seq
              OR (i.online_seq <> {Live} AND i.online_seq > (SELECT max(seq) FROM block))
              OR i.forgotten_to > (SELECT max(seq) FROM block)
              OR (i.built_to <> 0 AND NOT EXISTS (SELECT 1 FROM revision r WHERE r.id = i.built_to AND r.id >> 40 = i.table_number))
            """),
        ("an index entry belongs to no index or to no document",
            """
            SELECT 1 FROM entry e LEFT JOIN document_index i ON i.number = e.index_number LEFT JOIN revision r ON r.id = e.document
            WHERE i.number IS NULL OR r.id IS NULL OR r.id >> 40 <> i.table_number
              OR EXISTS (SELECT 1 FROM revision f WHERE f.document_id = r.document_id AND f.id >> 40 = r.id >> 40 AND f.seq < r.seq)
            """),
        ("a block has Merkle nodes that it does not complete",
            """
            SELECT 1 FROM (SELECT seq + 1 AS count, length(nodes) / 32 AS levels, length(nodes) % 32 AS rest FROM block)
            WHERE (rest <> 0 OR count % (1 << levels) <> 0 OR count % (2 << levels) = 0) AND (SELECT min(seq) FROM block) = 0
            """),
        ("a revision or an index entry begins or ends with a block that is not there",
            $"""
            SELECT 1 FROM (
              SELECT seq, end_seq FROM revision UNION ALL SELECT seq, end_seq FROM entry) r
            WHERE NOT EXISTS (SELECT 1 FROM block b WHERE b.seq = r.seq)
              OR (r.end_seq <> {Live} AND NOT EXISTS (SELECT 1 FROM block b WHERE b.seq = r.end_seq))
            """),
        ("the positions of revisions have gaps",
            """
            SELECT 1 WHERE (SELECT count(DISTINCT id & 1099511627775) FROM revision) <> (SELECT count(*) FROM revision)
              OR (SELECT max(id & 1099511627775) FROM revision) <> (SELECT count(*) FROM revision)
            """),
        ("a block counts other revisions than there are",
            """
            SELECT 1 FROM (SELECT seq, revisions - lag(revisions, 1, 0) OVER (ORDER BY seq) AS own FROM block) b
              LEFT JOIN (SELECT seq, count(*) AS own FROM revision GROUP BY seq) r ON r.seq = b.seq
            WHERE b.own <> coalesce(r.own, 0)
            """),
        ("the revisions that scans leap over are not those that have ended",
            """
            WITH placed AS (
              SELECT id, row_number() OVER (ORDER BY id) AS place,
                CASE WHEN data IS NULL AND data_hash IS NULL THEN seq ELSE end_seq END AS ended
              FROM revision WHERE seq <= (SELECT ended_to FROM ledger)),
            run AS (
              SELECT id, ended, place - row_number() OVER (ORDER BY id) AS number
              FROM placed WHERE ended <= (SELECT ended_to FROM ledger))
            SELECT 1 FROM (
              SELECT min(id) AS first, max(id) AS last, max(ended) AS seq, count(*) AS revisions FROM run GROUP BY id >> 40, number
              UNION ALL SELECT first, last, seq, revisions FROM ended_run)
            GROUP BY first, last, seq, revisions HAVING count(*) <> 2
            UNION ALL SELECT 1 FROM ledger WHERE ended_to > coalesce((SELECT max(seq) FROM block), -1)
            """),
    ];

    /// <summary>What is wrong, or null.</summary>
    public static string? FindDamage(SqliteConnection connection)
    {
        string structure = connection.Scalar("PRAGMA integrity_check(1)");
        if (structure != "ok")
        {
            return "SQLite finds the file damaged: " + structure;
        }

        return SqliteSchema.FindDifference(connection)
            ?? s_checks.FirstOrDefault(check => Finds(connection, check.Query)).Problem;
    }

    private static bool Finds(SqliteConnection connection, string query)
    {
        using SqliteStatement rows = connection.Prepare(query);
        return rows.Step();
    }
}

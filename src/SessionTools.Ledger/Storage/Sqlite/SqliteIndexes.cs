using System;
using System.Collections.Generic;
using SessionTools.Ledger.Catalog;
using SessionTools.Ledger.Storage.Commits;

namespace SessionTools.Ledger.Storage.Sqlite;

/// <summary>Writes indexes and their entries, within a transaction of the caller.</summary>
internal sealed class SqliteIndexes(SqliteConnection connection, IIndexKeys keys)
{
    private const string Live = "9223372036854775807";

    public void Create(CatalogChange change, long table, long sequenceNumber)
    {
        connection.Prepare("INSERT INTO document_index (id, table_number, field, created_seq) VALUES (?1, ?2, ?3, ?4)")
            .Bind(1, change.IndexId)
            .Bind(2, table)
            .Bind(3, change.Field)
            .Bind(4, sequenceNumber)
            .Run();
    }

    public void Drop(string indexId, long sequenceNumber)
    {
        connection.Prepare("UPDATE document_index SET dropped_seq = ?1 WHERE id = ?2").Bind(1, sequenceNumber).Bind(2, indexId).Run();
    }

    public void DropAll(long table, long sequenceNumber)
    {
        connection.Prepare($"UPDATE document_index SET dropped_seq = ?1 WHERE table_number = ?2 AND dropped_seq = {Live}")
            .Bind(1, sequenceNumber)
            .Bind(2, table)
            .Run();
    }

    /// <summary>Ends and begins entries of a document, which goes by its first revision.</summary>
    public void Change(IndexEntryWrite entry, long document, long sequenceNumber)
    {
        long index = Find(entry.IndexId)?.Number ?? throw RequestErrors.NoIndex(entry.IndexId);
        if (entry.OldKey is { } oldKey)
        {
            connection.Prepare($"UPDATE entry SET end_seq = ?1 WHERE index_number = ?2 AND key = ?3 AND document = ?4 AND end_seq = {Live}")
                .Bind(1, sequenceNumber)
                .Bind(2, index)
                .Bind(3, oldKey.Span)
                .Bind(4, document)
                .Run();
        }

        if (entry.NewKey is { } newKey)
        {
            Begin(index, newKey, document, sequenceNumber);
        }
    }

    /// <summary>Builds a new index unless its table has too many documents to do so within a commit.</summary>
    public void BuildIfSmall(string indexId, long tip)
    {
        Index index = Find(indexId)!;
        IReadOnlyList<StoredRevision> all = Unfiled(index, tip, IndexBuilds.MaximumAtOnce + 1);
        if (all.Count <= IndexBuilds.MaximumAtOnce)
        {
            File(index, all, isComplete: true, tip);
        }
    }

    /// <summary>Files the next documents under an index.</summary>
    /// <returns>Whether nothing is left to do.</returns>
    public bool Build(string indexId, int count, long tip)
    {
        if (Find(indexId) is not { IsPending: true } index)
        {
            return true;
        }

        IReadOnlyList<StoredRevision> next = Unfiled(index, tip, count);
        File(index, next, isComplete: next.Count < count, tip);
        return next.Count < count;
    }

    private void File(Index index, IReadOnlyList<StoredRevision> documents, bool isComplete, long tip)
    {
        foreach (StoredRevision revision in documents)
        {
            if (revision.Data is { } data && keys.KeyOf(data, index.Field) is { } key)
            {
                long document = RevisionRows.First(connection, index.Table, revision.DocumentId);
                Begin(index.Number, key, document, Math.Max(revision.SequenceNumber, index.CreatedAt));
            }
        }

        connection.Prepare("UPDATE document_index SET built_to = ?1, online_seq = ?2 WHERE number = ?3")
            .Bind(1, documents.Count == 0 ? index.BuiltTo : RevisionRows.Id(index.Table, documents[^1].Position))
            .Bind(2, isComplete ? tip : long.MaxValue)
            .Bind(3, index.Number)
            .Run();
    }

    /// <summary>Removes the ended entries of a document.</summary>
    public void RemoveEnded(long document)
    {
        connection.Prepare($"DELETE FROM entry WHERE end_seq < {Live} AND document = ?1").Bind(1, document).Run();
    }

    /// <summary>Removes entries that ended, or whose index was dropped, with a block or before it; at most so many.</summary>
    /// <returns>Whether there may be more.</returns>
    public bool Purge(long oldestSnapshot, int count)
    {
        int purged = Remove($"SELECT index_number, key, document, seq FROM entry WHERE end_seq < {Live} AND end_seq <= ?1 LIMIT ?2", oldestSnapshot, count);
        purged += Remove(
            "SELECT e.index_number, e.key, e.document, e.seq FROM document_index i JOIN entry e ON e.index_number = i.number WHERE i.dropped_seq <= ?1 LIMIT ?2",
            oldestSnapshot,
            count);
        return purged > 0;
    }

    private int Remove(string selection, long oldestSnapshot, int count)
    {
        connection.Prepare($"DELETE FROM entry WHERE (index_number, key, document, seq) IN ({selection})")
            .Bind(1, oldestSnapshot)
            .Bind(2, count)
            .Run();
        return connection.Changes;
    }

    private void Begin(long index, ReadOnlyMemory<byte> key, long document, long sequenceNumber)
    {
        connection.Prepare(
            $"""
            INSERT INTO entry SELECT ?1, ?2, ?3, ?4, {Live} WHERE NOT EXISTS (
              SELECT 1 FROM entry WHERE index_number = ?1 AND key = ?2 AND document = ?3 AND end_seq = {Live})
            """)
            .Bind(1, index)
            .Bind(2, key.Span)
            .Bind(3, document)
            .Bind(4, sequenceNumber)
            .Run();
    }

    private IReadOnlyList<StoredRevision> Unfiled(Index index, long tip, int count)
    {
        long after = index.BuiltTo == 0 ? -1 : RevisionRows.Position(index.BuiltTo);
        return RevisionQueries.Scan(connection, index.Table, new RevisionReader(index.TableId), tip, after, count);
    }

    private Index? Find(string indexId)
    {
        using SqliteStatement row = connection.Prepare(
            $"""
            SELECT i.number, i.table_number, t.id, i.field, i.created_seq, i.built_to, i.online_seq = {Live} AND i.dropped_seq = {Live}
            FROM document_index i JOIN document_table t ON t.number = i.table_number WHERE i.id = ?1
            """);
        return row.Bind(1, indexId).Step()
            ? new Index(row.Int64(0), row.Int64(1), row.Text(2), row.Text(3), row.Int64(4), row.Int64(5), row.Int64(6) != 0)
            : null;
    }

    private sealed record Index(long Number, long Table, string TableId, string Field, long CreatedAt, long BuiltTo, bool IsPending);
}

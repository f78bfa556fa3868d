using System;
using System.Collections.Generic;
using System.Linq;
using SessionTools.Ion;
using SessionTools.Ledger.Catalog;
using SessionTools.Ledger.Storage.Commits;

namespace SessionTools.Ledger.Storage.Sqlite;

/// <summary>Writes requests behind the journal's end, within a transaction of the caller.</summary>
internal sealed class SqliteAppender(SqliteConnection connection, IIndexKeys keys, IBlockSealer sealer, bool isImported)
{
    public SqliteHead Head { get; } = new(connection, isImported);

    public SqliteIndexes Indexes { get; } = new(connection, keys);

    /// <summary>Seals a request and writes its block with all that follows from it. The head stays where it was.</summary>
    /// <exception cref="ArgumentException">The request cannot follow the blocks before it.</exception>
    public SealedBlock Append(CommitRequest request)
    {
        if (Head.HasTransaction(request))
        {
            throw RequestErrors.Contradiction();
        }

        SealedBlock block = sealer.Seal(request, Head.Tip, Head.Peaks);
        BlockRows.Insert(connection, request, block, Head.Revisions + request.Revisions.Length);
        for (int i = 0; i < request.CatalogChanges.Length; i++)
        {
            ChangeCatalog(request.CatalogChanges[i], block.Tip.SequenceNumber, i);
        }

        for (int i = 0; i < request.Revisions.Length; i++)
        {
            WriteRevision(request, request.Revisions[i], block, i);
        }

        foreach (CatalogChange change in request.CatalogChanges.Where(change => change.Kind == CatalogChangeKind.CreateIndex))
        {
            Indexes.BuildIfSmall(change.IndexId!, block.Tip.SequenceNumber);
        }

        if (request.Redaction is { } redaction)
        {
            Redact(redaction);
        }

        return block;
    }

    private void ChangeCatalog(CatalogChange change, long sequenceNumber, int ordinal)
    {
        CatalogRows.Insert(connection, change, sequenceNumber, ordinal);
        switch (change.Kind)
        {
            case CatalogChangeKind.CreateTable:
                connection.Prepare("INSERT INTO document_table (id) VALUES (?1)").Bind(1, change.TableId).Run();
                break;
            case CatalogChangeKind.CreateIndex:
                Indexes.Create(change, TableNumber(change.TableId), sequenceNumber);
                break;
            case CatalogChangeKind.DropIndex:
                Indexes.Drop(change.IndexId!, sequenceNumber);
                break;
            case CatalogChangeKind.DropTable:
                Indexes.DropAll(TableNumber(change.TableId), sequenceNumber);
                break;
        }
    }

    private void WriteRevision(CommitRequest request, RevisionWrite revision, SealedBlock block, int i)
    {
        long table = TableNumber(revision.TableId);
        (long Id, long Version)? latest = RevisionRows.Latest(connection, table, revision.DocumentId);
        if (!isImported)
        {
            RequestErrors.CheckVersion(revision, latest?.Version);
        }

        long sequenceNumber = block.Tip.SequenceNumber;
        if (latest is { } previous)
        {
            RevisionRows.End(connection, previous.Id, sequenceNumber);
        }

        long id = RevisionRows.Id(table, Head.Revisions + i);
        RevisionRows.Insert(connection, id, revision, block.Tip, request.TransactionId, block.RevisionHashes[i]);
        if (!revision.IndexEntries.IsEmpty)
        {
            long document = latest is null ? id : RevisionRows.First(connection, table, revision.DocumentId);
            foreach (IndexEntryWrite entry in revision.IndexEntries)
            {
                Indexes.Change(entry, document, sequenceNumber);
            }
        }
    }

    private void Redact(RedactionWrite redaction)
    {
        long table = TableNumber(redaction.TableId);
        (long id, ReadOnlyMemory<byte>? data, long end) = FindRevision(table, redaction);
        RequestErrors.CheckRedactable(redaction, data is not null, end);
        connection.Prepare("UPDATE revision SET data = NULL, data_hash = ?1 WHERE id = ?2")
            .Bind(1, IonHash.Compute(data!.Value.Span))
            .Bind(2, id)
            .Run();
        connection.Prepare("UPDATE block SET ion = ?1 WHERE seq = ?2")
            .Bind(1, sealer.Redact(BlockIon(redaction.SequenceNumber), redaction).Span)
            .Bind(2, redaction.SequenceNumber)
            .Run();
        RemoveKeys(redaction.SequenceNumber);
        RemoveKeys(end);
        Indexes.RemoveEnded(RevisionRows.First(connection, table, redaction.DocumentId));
    }

    private (long Id, ReadOnlyMemory<byte>? Data, long End) FindRevision(long table, RedactionWrite redaction)
    {
        using SqliteStatement row = connection.Prepare(
            "SELECT id, data, end_seq FROM revision WHERE document_id = ?1 AND seq = ?2 AND version = ?3 AND id > ?4 AND id < ?5");
        row.Bind(1, redaction.DocumentId)
            .Bind(2, redaction.SequenceNumber)
            .Bind(3, redaction.Version)
            .Bind(4, RevisionRows.Floor(table))
            .Bind(5, RevisionRows.Ceiling(table));
        return row.Step() ? (row.Int64(0), row.BlobOrNull(1), row.Int64(2)) : throw RequestErrors.NoRevision(redaction);
    }

    private void RemoveKeys(long block)
    {
        connection.Prepare("UPDATE block SET write_set = ?1 WHERE seq = ?2")
            .Bind(1, sealer.WriteSetWithoutKeys(BlockIon(block)).ToBytes())
            .Bind(2, block)
            .Run();
    }

    private byte[] BlockIon(long sequenceNumber)
    {
        using SqliteStatement row = connection.Prepare("SELECT ion FROM block WHERE seq = ?1");
        row.Bind(1, sequenceNumber).Step();
        return row.Blob(0);
    }

    private long TableNumber(string tableId)
    {
        using SqliteStatement row = connection.Prepare("SELECT number FROM document_table WHERE id = ?1");
        return row.Bind(1, tableId).Step() ? row.Int64(0) : throw RequestErrors.NoTable(tableId);
    }
}

using System;
using System.Collections.Generic;
using System.Linq;
using SessionTools.Ion;
using SessionTools.Ledger.Catalog;
using SessionTools.Ledger.Execution.Data;
using SessionTools.Ledger.Storage;

namespace SessionTools.Ledger.Transactions;

/// <summary>
/// The ledger as one statement of a transaction sees and changes it: the snapshot with the writes of earlier statements.
/// </summary>
internal sealed partial class StatementScope(TransactionState state, int statement) : IStatementTarget
{
    public string TransactionId => state.TransactionId;

    public DateTimeOffset Now { get; } = state.Time.GetUtcNow();

    public IReadOnlyList<TableInfo> Tables => state.Catalog.Tables();

    /// <summary>Documents read so far.</summary>
    public long ReadIOs { get; private set; }

    public TableInfo? FindTable(string name) => state.Catalog.FindActive(name);

    public TableInfo? FindTableById(string tableId) => state.Catalog.FindById(tableId);

    public void CountReads(long documents) => ReadIOs += documents;

    public IEnumerable<DocumentRevision> Scan(TableInfo table)
    {
        state.Reads.Table(table.Id);
        IReadOnlyList<DocumentWrites> writes = state.Writes.OfTable(table.Id);
        IEnumerable<StoredRevision> committed = StoreReads.Pages((after, count) =>
            state.Store.ScanAsync(table.Id, state.Snapshot, after, count, default));
        return Counted(Merge(committed, writes, static _ => true));
    }

    public DocumentRevision? Get(TableInfo table, string documentId)
    {
        state.Reads.Document(table.Id, documentId);
        DocumentRevision? revision = state.Writes.Find(documentId) is { } writes && writes.TryGetBefore(statement, out DocumentRevision? own)
            ? (writes.TableId == table.Id ? own : null)
            : Committed(table.Id, documentId);
        ReadIOs += revision is null ? 0 : 1;
        return revision;
    }

    public IEnumerable<DocumentRevision> Lookup(TableInfo table, IndexInfo index, ReadOnlyMemory<byte> key)
    {
        state.Reads.Key(table.Id, index.Id, key);
        IReadOnlyList<DocumentWrites> writes = state.Writes.OfTable(table.Id);
        IEnumerable<StoredRevision> committed = StoreReads.Pages((after, count) =>
            state.Store.LookupAsync(index.Id, key, state.Snapshot, after, count, default));
        foreach (DocumentRevision revision in Counted(Merge(committed, writes, HasKey)))
        {
            state.Reads.Document(table.Id, revision.DocumentId);
            yield return revision;
        }

        bool HasKey(DocumentRevision revision) =>
            state.Keys.KeyOf(revision.Ion!.Value, index.Field) is { } own && own.Span.SequenceEqual(key.Span);
    }

    public IEnumerable<DocumentRevision> History(TableInfo table, string? documentId, DateTimeOffset? start, DateTimeOffset? end)
    {
        if (documentId is null)
        {
            state.Reads.Table(table.Id);
        }
        else
        {
            state.Reads.Document(table.Id, documentId);
        }

        HistoryRange range = new(table.Id, documentId, start, end);
        IEnumerable<StoredRevision> revisions = StoreReads.Pages((after, count) =>
            state.Store.HistoryAsync(range, state.Snapshot, after, count, default));
        return Counted(revisions.Select(ToRevision));
    }

    /// <summary>The committed documents that this transaction has not touched, and then those of its own that a read wants.</summary>
    private IEnumerable<DocumentRevision> Merge(
        IEnumerable<StoredRevision> committed,
        IReadOnlyList<DocumentWrites> writes,
        Func<DocumentRevision, bool> isWanted)
    {
        foreach (StoredRevision revision in committed)
        {
            if (writes.Count == 0 || state.Writes.Find(revision.DocumentId) is not { } own || !own.TryGetBefore(statement, out _))
            {
                yield return Document(revision);
            }
        }

        foreach (DocumentWrites own in writes)
        {
            if (own.TryGetBefore(statement, out DocumentRevision? revision) && revision is not null && isWanted(revision))
            {
                yield return revision;
            }
        }
    }

    private IEnumerable<DocumentRevision> Counted(IEnumerable<DocumentRevision> revisions)
    {
        foreach (DocumentRevision revision in revisions)
        {
            ReadIOs++;
            yield return revision;
        }
    }

    private DocumentRevision? Committed(string tableId, string documentId)
    {
        StoredRevision? revision = state.Store.GetAsync(tableId, documentId, state.Snapshot, default).Wait();
        return revision is null ? null : Document(revision);
    }

    /// <summary>A document of the snapshot. One that was redacted since cannot be seen as it was.</summary>
    private DocumentRevision Document(StoredRevision revision)
    {
        return revision.Data is null && !state.Store.Header.IsImported ? throw LedgerTransaction.Conflict() : ToRevision(revision);
    }

    private DocumentRevision ToRevision(StoredRevision revision) => new()
    {
        DocumentId = revision.DocumentId,
        Version = revision.Version,
        TransactionId = revision.TransactionId,
        Address = new BlockAddress(state.Store.Header.StrandId, revision.SequenceNumber),
        Time = revision.Time,
        Hash = revision.Hash,
        Ion = revision.Data,
        DataHash = revision.DataHash,
    };
}

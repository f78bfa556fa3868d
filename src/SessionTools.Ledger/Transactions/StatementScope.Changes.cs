using System.Collections.Generic;
using System.Linq;
using SessionTools.Ion;
using SessionTools.Ledger.Catalog;
using SessionTools.Ledger.Execution.Data;
using SessionTools.Ledger.Storage;

namespace SessionTools.Ledger.Transactions;

/// <summary>What a statement changes.</summary>
internal sealed partial class StatementScope
{
    /// <summary>A block holds documents in its third level, and readers follow no deeper than this by default.</summary>
    private static readonly int s_deepest = IonReaderOptions.Default.MaxDepth - 3;

    /// <summary>Documents written so far.</summary>
    public long WriteIOs { get; private set; }

    public string Insert(TableInfo table, IonStruct document)
    {
        string documentId = UniqueId.New(Now);
        Write(table, documentId, committed: null, document);
        return documentId;
    }

    public void Replace(TableInfo table, DocumentRevision current, IonStruct document) =>
        Write(table, current.DocumentId, Found(current), document);

    public void Delete(TableInfo table, DocumentRevision current)
    {
        state.Writes.Write(statement, table.Id, current.DocumentId, Found(current), revision: null);
        CountWrite();
    }

    public string CreateTable(string name) => state.Catalog.Create(name, UniqueId.New(Now));

    public string DropTable(string name) => state.Catalog.Drop(name);

    public string UndropTable(string tableId) => state.Catalog.Undrop(tableId);

    public string CreateIndex(string tableName, string field) => state.Catalog.CreateIndex(tableName, field, UniqueId.New(Now));

    public string DropIndex(string tableName, string indexId) => state.Catalog.DropIndex(tableName, indexId);

    public IonStruct Redact(BlockAddress address, string tableId, string documentId)
    {
        if (state.Redaction is not null)
        {
            throw Refused($"A transaction redacts at most {LedgerQuotas.Redactions} revision");
        }

        StoredRevision revision = RedactableRevision(address, tableId, documentId);
        state.Reads.Document(tableId, documentId);
        state.Redaction = new RedactionWrite(revision.SequenceNumber, tableId, documentId, revision.Version);
        return new IonStruct(
            ("blockAddress", address.ToIon()), ("tableId", tableId), ("documentId", documentId), ("version", revision.Version));
    }

    private static LedgerException Refused(string message) => new(LedgerErrorKind.BadRequest, message);

    /// <summary>The revision before this transaction's first write of the document; null if the document is its own.</summary>
    private static DocumentRevision? Found(DocumentRevision current) => current.Address is null ? null : current;

    private StoredRevision RedactableRevision(BlockAddress address, string tableId, string documentId)
    {
        if (address.StrandId != state.Store.Header.StrandId || address.SequenceNumber < 0 || address.SequenceNumber > state.Snapshot)
        {
            throw Refused($"Block address {address.ToIon()} is not in the journal");
        }

        if (state.Catalog.FindById(tableId) is null)
        {
            throw Refused($"Table with id: {tableId} does not exist");
        }

        IEnumerable<StoredRevision> history = StoreReads.Pages((after, count) =>
            state.Store.HistoryAsync(new HistoryRange(tableId, documentId), state.Snapshot, after, count, default));
        StoredRevision revision = history.FirstOrDefault(revision => revision.SequenceNumber == address.SequenceNumber)
            ?? throw Refused($"Block {address.ToIon()} has no revision of the document with id: {documentId}");
        if (revision.Data is null)
        {
            throw Refused($"Revision {revision.Version} of the document with id: {documentId} has no data to redact");
        }

        return revision.EndSequenceNumber == long.MaxValue
            ? throw Refused($"Revision {revision.Version} of the document with id: {documentId} is the latest and cannot be redacted")
            : revision;
    }

    private void Write(TableInfo table, string documentId, DocumentRevision? committed, IonStruct document)
    {
        byte[] ion = document.ToBinary();
        if (state.Settings.HasQuotas && ion.Length > LedgerQuotas.DocumentBytes)
        {
            throw Refused($"A document has at most {LedgerQuotas.DocumentBytes} bytes of Ion; this one has {ion.Length}");
        }

        if (document.Depth > s_deepest)
        {
            throw Refused($"A document nests at most {s_deepest} levels deep; this one has {document.Depth}");
        }

        DocumentRevision revision = new()
        {
            DocumentId = documentId,
            Version = state.Writes.Find(documentId)?.Version ?? (committed is null ? 0 : committed.Version + 1),
            TransactionId = TransactionId,
            Ion = ion,
            IonHash = state.ParameterHashes.GetValueOrDefault(document),
        };
        state.Writes.Write(statement, table.Id, documentId, committed, revision);
        state.WrittenBytes += ion.Length;
        CountWrite();
    }

    private void CountWrite()
    {
        WriteIOs++;
        if (!state.Settings.HasQuotas)
        {
            return;
        }

        if (state.Writes.Count > LedgerQuotas.Documents)
        {
            throw Refused($"A transaction writes at most {LedgerQuotas.Documents} documents");
        }

        if (state.WrittenBytes > LedgerQuotas.TransactionBytes)
        {
            throw Refused($"A transaction writes at most {LedgerQuotas.TransactionBytes} bytes");
        }
    }
}

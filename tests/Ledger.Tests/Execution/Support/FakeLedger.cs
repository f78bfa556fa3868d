using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using SessionTools.Ion;
using SessionTools.Ledger.Catalog;
using SessionTools.Ledger.Execution;
using SessionTools.Ledger.Execution.Data;
using SessionTools.Ledger.Values;

namespace SessionTools.Ledger.Tests.Execution.Support;

/// <summary>
/// Tables as lists, every statement its own transaction. It keeps what QLDB keeps, counts reads, and refuses to go on behind a
/// number of them, as a transaction that times out would.
/// </summary>
internal sealed class FakeLedger : IStatementTarget
{
    private readonly List<TableInfo> _tables = [];
    private readonly Dictionary<string, List<FakeRevision>> _history = new(StringComparer.Ordinal);
    private readonly IndexKeys _keys = new();
    private int _lastId;
    private long _sequenceNumber;

    public string TransactionId => "FakeTransaction0000000";

    public CancellationToken Cancellation { get; init; }

    public DateTimeOffset Now => new DateTimeOffset(2024, 5, 1, 12, 0, 0, TimeSpan.Zero).AddSeconds(_sequenceNumber);

    public IReadOnlyList<TableInfo> Tables => _tables;

    public long Reads { get; private set; }

    public long MostReads { get; init; } = long.MaxValue;

    public bool IsExtended { get; init; }

    /// <summary>Runs a statement to its end and gives its rows as Ion text.</summary>
    public string[] Run(string statement, params IonValue[] parameters)
    {
        return [.. Rows(statement, parameters).Select(row => row.ToText())];
    }

    public IonValue[] Rows(string statement, params IonValue[] parameters)
    {
        _sequenceNumber++;
        return [.. PreparedStatement.Prepare(statement, IsExtended).Run(this, parameters)];
    }

    public string Plan(string statement)
    {
        return PreparedStatement.Prepare(statement, IsExtended).DescribePlan(this);
    }

    /// <summary>Makes a table of documents in Ion text.</summary>
    public FakeLedger With(string table, params string[] documents)
    {
        CreateTable(table);
        foreach (string document in documents)
        {
            Insert(FindTable(table)!, (IonStruct)IonValue.Parse(document));
        }

        return this;
    }

    public FakeLedger WithIndex(string table, string field)
    {
        CreateIndex(table, field);
        return this;
    }

    public TableInfo? FindTable(string name) => _tables.Find(table => table.IsActive && table.Name == name);

    public TableInfo? FindTableById(string tableId) => _tables.Find(table => table.Id == tableId);

    public IEnumerable<DocumentRevision> Scan(TableInfo table)
    {
        return Counted(Live(table));
    }

    public DocumentRevision? Get(TableInfo table, string documentId)
    {
        return Counted(Live(table).Where(entry => entry.Revision.DocumentId == documentId)).FirstOrDefault();
    }

    public IEnumerable<DocumentRevision> Lookup(TableInfo table, IndexInfo index, ReadOnlyMemory<byte> key)
    {
        return Counted(Live(table).Where(entry => _keys.KeyOf(entry.Revision.Ion!.Value, index.Field) is { } own
            && own.Span.SequenceEqual(key.Span)));
    }

    public IEnumerable<DocumentRevision> History(TableInfo table, string? documentId, DateTimeOffset? start, DateTimeOffset? end)
    {
        return Counted(_history[table.Id].Where(entry => (documentId is null || entry.Revision.DocumentId == documentId)
            && (end is null || entry.Revision.Time <= end) && (start is null || entry.End is null || entry.End >= start)));
    }

    public void CountReads(long documents)
    {
        Reads += documents;
        if (Reads > MostReads)
        {
            throw new LedgerException(LedgerErrorKind.BadRequest, "Transaction " + TransactionId + " has expired");
        }
    }

    public string Insert(TableInfo table, IonStruct document)
    {
        string id = NewId("doc");
        Add(table, id, 0, document);
        return id;
    }

    public void Replace(TableInfo table, DocumentRevision current, IonStruct document)
    {
        Add(table, current.DocumentId, current.Version + 1, document);
    }

    public void Delete(TableInfo table, DocumentRevision current)
    {
        Add(table, current.DocumentId, current.Version + 1, document: null);
    }

    public string CreateTable(string name)
    {
        if (FindTable(name) is not null)
        {
            throw new LedgerException(LedgerErrorKind.BadRequest, $"Table with name: USER.{name} already exists");
        }

        TableInfo table = new(NewId("tab"), name, IsActive: true, []);
        _tables.Add(table);
        _history.Add(table.Id, []);
        return table.Id;
    }

    public string DropTable(string name)
    {
        return Change(FindTable(name)!, table => table with { IsActive = false, Indexes = [] });
    }

    public string UndropTable(string tableId)
    {
        TableInfo? table = FindTableById(tableId);
        return table is { IsActive: false }
            ? Change(table, dropped => dropped with { IsActive = true })
            : throw new LedgerException(LedgerErrorKind.BadRequest, "there is no dropped table with the id " + tableId);
    }

    public string CreateIndex(string tableName, string field)
    {
        TableInfo table = FindTable(tableName)!;
        IndexInfo index = new(NewId("idx"), table.Id, field, IsOnline: true);
        return Change(table, old => old with { Indexes = old.Indexes.Add(index) });
    }

    public string DropIndex(string tableName, string indexId)
    {
        TableInfo table = FindTable(tableName)!;
        ImmutableArray<IndexInfo> left = table.Indexes.RemoveAll(index => index.Id == indexId);
        return left.Length < table.Indexes.Length
            ? Change(table, old => old with { Indexes = left })
            : throw new LedgerException(LedgerErrorKind.BadRequest, "there is no index with the id " + indexId);
    }

    public IonStruct Redact(BlockAddress address, string tableId, string documentId)
    {
        FakeRevision? found = _history.GetValueOrDefault(tableId)?.Find(entry =>
            entry.Revision.DocumentId == documentId && entry.Revision.Address == address && entry.End is not null);
        return found is null
            ? throw new LedgerException(LedgerErrorKind.BadRequest, "there is no such revision to redact")
            : new IonStruct(
                ("blockAddress", address.ToIon()), ("tableId", tableId), ("documentId", documentId), ("version", found.Revision.Version));
    }

    private IEnumerable<FakeRevision> Live(TableInfo table)
    {
        return _history[table.Id].Where(entry => entry.End is null && entry.Revision.Ion is not null);
    }

    private IEnumerable<DocumentRevision> Counted(IEnumerable<FakeRevision> entries)
    {
        foreach (FakeRevision entry in entries)
        {
            CountReads(1);
            yield return entry.Revision;
        }
    }

    private void Add(TableInfo table, string id, long version, IonStruct? document)
    {
        List<FakeRevision> history = _history[table.Id];
        if (history.Find(entry => entry.End is null && entry.Revision.DocumentId == id) is { } before)
        {
            before.End = Now;
        }

        DocumentRevision revision = new()
        {
            DocumentId = id,
            Version = version,
            TransactionId = TransactionId,
            Address = new BlockAddress("FakeStrand000000000000", _sequenceNumber),
            Time = Now,
            Hash = new byte[] { 1, 2, 3 },
            Ion = document is null ? (ReadOnlyMemory<byte>?)null : new ReadOnlyMemory<byte>(document.ToBinary()),
        };
        history.Add(new FakeRevision(revision));
    }

    private string Change(TableInfo table, Func<TableInfo, TableInfo> change)
    {
        _tables[_tables.IndexOf(table)] = change(table);
        return table.Id;
    }

    private string NewId(string kind)
    {
        _lastId++;
        return FormattableString.Invariant($"{kind}{_lastId:D19}");
    }

    private sealed class FakeRevision(DocumentRevision revision)
    {
        public DocumentRevision Revision { get; } = revision;

        public DateTimeOffset? End { get; set; }
    }
}

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Ion;
using SessionTools.Ledger.Catalog;
using SessionTools.Ledger.Storage;

namespace SessionTools.Ledger.Tests.Journal;

/// <summary>
/// Writes to a store as transactions do, one block a step. A field named Key is indexed where <see cref="CreateIndexAsync"/> was
/// called for the table.
/// </summary>
internal sealed class LedgerScript(ILedgerStore store, TimeProvider clock)
{
    private readonly FieldKeys _keys = new();
    private readonly Dictionary<string, (string TableId, long Version, ReadOnlyMemory<byte>? Data)> _documents = [];
    private readonly Dictionary<string, string> _names = [];
    private readonly Dictionary<string, string> _indexes = [];
    private int _transactions;

    public const string IndexedField = "Key";

    /// <summary>Two tables of which one has an index; documents inserted, changed, deleted; one revision redacted.</summary>
    public async Task WriteSampleAsync()
    {
        await CommitAsync("CREATE LEDGER");
        await CreateTableAsync("t1", "Person");
        await CreateIndexAsync("t1", "i1");
        await CreateTableAsync("t2", "Vehicle");
        await CommitAsync("INSERT", Insert("t1", "d1", "{Key:1,Name:\"Ann\"}"), Insert("t1", "d2", "{Key:2}"));
        await CommitAsync("INSERT", Insert("t2", "d3", "{Vin:\"x\"}"));
        await CommitAsync("UPDATE", Update("d1", "{Key:7,Name:\"Ann\"}"));
        await CommitAsync("UPDATE", Update("d1", "{Key:7,Name:\"Bea\"}"), Update("d3", "{Vin:\"y\"}"));
        await CommitAsync("DELETE", Delete("d2"));
        await RedactAsync(4, "t1", "d1", 0);
        await CommitAsync("INSERT", Insert("t1", "d4", "{Name:\"no key\"}"));
        await ChangeAsync(new CatalogChange(CatalogChangeKind.DropTable, "t2", "Vehicle"));
    }

    public Task<JournalTip> CreateTableAsync(string id, string name)
    {
        _names[id] = name;
        return ChangeAsync(new CatalogChange(CatalogChangeKind.CreateTable, id, name));
    }

    /// <summary>Creates an index over a table that is still empty.</summary>
    public Task<JournalTip> CreateIndexAsync(string tableId, string indexId)
    {
        _indexes[tableId] = indexId;
        return ChangeAsync(new CatalogChange(CatalogChangeKind.CreateIndex, tableId, _names[tableId], indexId, IndexedField));
    }

    public Task<JournalTip> ChangeAsync(CatalogChange change)
    {
        List<ulong> writes = [AccessNames.Catalog, AccessNames.Schema(change.TableId)];
        if (change.IndexId is null)
        {
            writes.Add(AccessNames.Name(change.TableName));
        }

        return CommitAsync(Request(change.Kind.ToString()) with { CatalogChanges = [change], Writes = AccessSet.Of(writes) });
    }

    public Task<JournalTip> RedactAsync(long block, string tableId, string documentId, long version)
    {
        return CommitAsync(Request("EXEC REDACT_REVISION ?") with
        {
            Redaction = new RedactionWrite(block, tableId, documentId, version),
            Writes = AccessSet.Of([AccessNames.Document(documentId), AccessNames.Table(tableId), AccessNames.Redactions]),
        });
    }

    public RevisionWrite Insert(string tableId, string id, string data) => Write(tableId, id, 0, data);

    public RevisionWrite Update(string id, string data)
    {
        return Write(_documents[id].TableId, id, _documents[id].Version + 1, data);
    }

    public RevisionWrite Delete(string id) => Write(_documents[id].TableId, id, _documents[id].Version + 1, null);

    public Task<JournalTip> CommitAsync(string statement, params RevisionWrite[] revisions)
    {
        HashSet<ulong> writes = [];
        foreach (RevisionWrite revision in revisions)
        {
            writes.Add(AccessNames.Document(revision.DocumentId));
            writes.Add(AccessNames.Table(revision.TableId));
            foreach (IndexEntryWrite entry in revision.IndexEntries)
            {
                AddKey(writes, entry.IndexId, entry.OldKey);
                AddKey(writes, entry.IndexId, entry.NewKey);
            }
        }

        return CommitAsync(Request(statement) with
        {
            Revisions = [.. revisions],
            RevisionStatements = [.. revisions.Select(_ => ImmutableArray.Create(0))],
            TableNames = _names.ToImmutableDictionary(),
            Writes = AccessSet.Of(writes),
        });
    }

    public async Task<JournalTip> CommitAsync(CommitRequest request)
    {
        return (await store.CommitAsync(request, CancellationToken.None)).Tip!;
    }

    public CommitRequest Request(string statement) => new()
    {
        TransactionId = string.Create(CultureInfo.InvariantCulture, $"Transaction{_transactions++:D11}"),
        Snapshot = _transactions - 2,
        Reads = AccessSet.Empty,
        Writes = AccessSet.Empty,
        Statements = [new ExecutedStatement(statement, clock.GetUtcNow(), QldbHash.Statement(statement))],
    };

    private static void AddKey(HashSet<ulong> writes, string indexId, ReadOnlyMemory<byte>? key)
    {
        if (key is { } known)
        {
            writes.Add(AccessNames.Key(indexId, known.Span));
        }
    }

    private RevisionWrite Write(string tableId, string id, long version, string? text)
    {
        IonValue? document = text is null ? null : IonValue.Parse(text);
        ReadOnlyMemory<byte>? data = document?.ToBinary() is { } bytes ? bytes : default(ReadOnlyMemory<byte>?);
        ReadOnlyMemory<byte>? old = _documents.TryGetValue(id, out (string, long, ReadOnlyMemory<byte>? Data) known) ? known.Data : null;
        _documents[id] = (tableId, version, data);
        return new RevisionWrite(
            tableId, id, version, data, document is null ? default : IonHash.Compute(document), Entries(tableId, old, data));
    }

    private ImmutableArray<IndexEntryWrite> Entries(string tableId, ReadOnlyMemory<byte>? old, ReadOnlyMemory<byte>? data)
    {
        ReadOnlyMemory<byte>? left = old is { } oldData ? _keys.KeyOf(oldData, IndexedField) : null;
        ReadOnlyMemory<byte>? taken = data is { } newData ? _keys.KeyOf(newData, IndexedField) : null;
        bool isSame = left.HasValue == taken.HasValue && (left is null || left.Value.Span.SequenceEqual(taken!.Value.Span));
        return isSame || !_indexes.TryGetValue(tableId, out string? index) ? [] : [new IndexEntryWrite(index, left, taken)];
    }
}

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Ion;
using SessionTools.Ledger.Catalog;
using SessionTools.Ledger.Storage;
using SessionTools.Ledger.Storage.Sqlite;
using SessionTools.Ledger.Transactions;

namespace SessionTools.Ledger.Bench;

/// <summary>A ledger file with one table and one index, written to as transactions do.</summary>
internal sealed class StoreLedger(SqliteLedgerStore store) : IAsyncDisposable
{
    private const int DocumentSize = 500;
    private const string TableName = "Vehicle";
    private static readonly string s_table = UniqueId.New(DateTimeOffset.UtcNow);
    private static readonly string s_index = UniqueId.New(DateTimeOffset.UtcNow);

    public ILedgerStore Store => store;

    public static string Table => s_table;

    public static string Index => s_index;

    public static StoreServices Services { get; } = LedgerDatabase.StoreServices(TimeProvider.System);

    public static async Task<StoreLedger> CreateAsync(string path)
    {
        LedgerHeader header = new("bench", UniqueId.New(DateTimeOffset.UtcNow), DateTimeOffset.UtcNow);
        StoreLedger ledger = new(await SqliteLedgerStore.CreateAsync(path, header, new LedgerSettings(), Services));
        await ledger.CommitAsync(Request(-1) with
        {
            Writes = AccessSet.Of([AccessNames.Catalog, AccessNames.Name(TableName), AccessNames.Schema(s_table)]),
            CatalogChanges =
            [
                new CatalogChange(CatalogChangeKind.CreateTable, s_table, TableName),
                new CatalogChange(CatalogChangeKind.CreateIndex, s_table, TableName, s_index, "number"),
            ],
        });
        return ledger;
    }

    public static string[] NewIds(int count) => [.. Enumerable.Range(0, count).Select(_ => UniqueId.New(DateTimeOffset.UtcNow))];

    public static ReadOnlyMemory<byte> KeyOf(ReadOnlyMemory<byte> document) => Services.Keys.KeyOf(document, "number")!.Value;

    /// <summary>A document of 500 bytes in binary Ion.</summary>
    public static byte[] Document(int number)
    {
        int size = new IonStruct(("number", 1_000_000 + number), ("text", new string('x', 300))).ToBinary().Length;
        return new IonStruct(("number", 1_000_000 + number), ("text", new string('x', 300 + DocumentSize - size))).ToBinary();
    }

    /// <summary>Commits documents as one block.</summary>
    public async Task InsertAsync(IReadOnlyList<string> ids, int firstNumber)
    {
        JournalTip tip = (await store.TipAsync(CancellationToken.None))!;
        List<ulong> writes = [AccessNames.Table(s_table)];
        ImmutableArray<RevisionWrite>.Builder revisions = ImmutableArray.CreateBuilder<RevisionWrite>(ids.Count);
        for (int i = 0; i < ids.Count; i++)
        {
            byte[] document = Document(firstNumber + i);
            ReadOnlyMemory<byte> key = KeyOf(document);
            writes.Add(AccessNames.Document(ids[i]));
            writes.Add(AccessNames.Key(s_index, key.Span));
            revisions.Add(new RevisionWrite(s_table, ids[i], 0, document, IonHash.Compute(document), [new IndexEntryWrite(s_index, null, key)]));
        }

        await CommitAsync(Request(tip.SequenceNumber) with
        {
            Reads = AccessSet.Of([AccessNames.Name(TableName), AccessNames.Schema(s_table)]),
            Writes = AccessSet.Of(writes),
            Revisions = revisions.MoveToImmutable(),
            RevisionStatements = [.. ids.Select(_ => ImmutableArray.Create(0))],
            TableNames = ImmutableDictionary<string, string>.Empty.Add(s_table, TableName),
        });
    }

    public ValueTask DisposeAsync() => store.DisposeAsync();

    private static CommitRequest Request(long snapshot)
    {
        return new CommitRequest
        {
            TransactionId = UniqueId.New(DateTimeOffset.UtcNow),
            Snapshot = snapshot,
            Reads = AccessSet.Empty,
            Writes = AccessSet.Empty,
            Statements = [new ExecutedStatement("INSERT INTO Vehicle ?", DateTimeOffset.UtcNow, new byte[QldbHash.Length])],
        };
    }

    private async Task CommitAsync(CommitRequest request)
    {
        CommitVerdict verdict = await store.CommitAsync(request, CancellationToken.None);
        if (!verdict.IsCommitted)
        {
            throw new InvalidOperationException("A commit was refused.");
        }
    }
}

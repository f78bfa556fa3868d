using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Ledger.Catalog;
using SessionTools.Ledger.Journal;
using SessionTools.Ledger.Storage;

namespace SessionTools.Ledger.Tests.Journal;

/// <summary>A store whose contents tests can change behind its back. It commits everything and never conflicts.</summary>
internal sealed class ListStore(LedgerHeader header, StoreServices services) : ILedgerStore
{
    private readonly IBlockSealer _sealer = services.Sealer(header);

    public LedgerHeader Header { get; set; } = header;

    public JournalTip? Tip { get; set; }

    public List<StoredBlock> Blocks { get; } = [];

    public List<StoredRevision> Revisions { get; } = [];

    public List<IndexEntry> Entries { get; } = [];

    public List<MerkleNode> Nodes { get; } = [];

    public SortedDictionary<long, CatalogSnapshot> Catalogs { get; } = new() { [-1] = CatalogSnapshot.Empty };

    /// <summary>A new ledger with index keys as <see cref="FieldKeys"/> makes them.</summary>
    public static ListStore Create(string strandId, TimeProvider clock)
    {
        return new ListStore(
            new LedgerHeader("test", strandId, clock.GetUtcNow()),
            new StoreServices(new FieldKeys(), header => new BlockSealer(header.StrandId, clock)));
    }

    public ValueTask<JournalTip?> TipAsync(CancellationToken cancellationToken) => new(Tip);

    public ValueTask<CatalogSnapshot> CatalogAsync(long snapshot, CancellationToken cancellationToken)
    {
        return new(Catalogs.Last(pair => pair.Key <= snapshot).Value);
    }

    public ValueTask<StoredRevision?> GetAsync(
        string tableId, string documentId, long snapshot, CancellationToken cancellationToken)
    {
        return new(Revisions.Find(revision => revision.TableId == tableId && revision.DocumentId == documentId
            && IsVisible(revision, snapshot)));
    }

    public ValueTask<IReadOnlyList<StoredRevision>> ScanAsync(
        string tableId, long snapshot, long after, int count, CancellationToken cancellationToken)
    {
        return new([.. Revisions
            .Where(revision => revision.TableId == tableId && revision.Position > after && IsVisible(revision, snapshot))
            .Take(count)]);
    }

    public ValueTask<IReadOnlyList<StoredRevision>> LookupAsync(
        string indexId, ReadOnlyMemory<byte> key, long snapshot, long after, int count, CancellationToken cancellationToken)
    {
        return new([.. Entries
            .Where(entry => entry.IndexId == indexId && entry.Key.Span.SequenceEqual(key.Span)
                && entry.SequenceNumber <= snapshot && snapshot < entry.EndSequenceNumber)
            .Select(entry => Revisions.Find(revision => revision.DocumentId == entry.DocumentId && IsVisible(revision, snapshot)))
            .OfType<StoredRevision>()
            .Where(revision => revision.Position > after)
            .Take(count)]);
    }

    public ValueTask<IReadOnlyList<StoredRevision>> HistoryAsync(
        HistoryRange range, long snapshot, long after, int count, CancellationToken cancellationToken)
    {
        return new([.. Revisions
            .Where(revision => revision.TableId == range.TableId && revision.Position > after
                && revision.SequenceNumber <= snapshot
                && (range.DocumentId is null || revision.DocumentId == range.DocumentId))
            .Take(count)]);
    }

    public ValueTask<IReadOnlyList<StoredBlock>> BlocksAsync(long from, int count, CancellationToken cancellationToken)
    {
        return new([.. Blocks.Where(block => block.SequenceNumber >= from).Take(count)]);
    }

    public ValueTask<StoredBlock?> BlockByTransactionAsync(string transactionId, CancellationToken cancellationToken)
    {
        return new(Blocks.Find(block => block.TransactionId == transactionId));
    }

    public ValueTask<IReadOnlyList<ReadOnlyMemory<byte>?>> NodesAsync(
        IReadOnlyList<(int Level, long Index)> nodes, CancellationToken cancellationToken)
    {
        return new([.. nodes.Select(Find)]);
    }

    public ValueTask<CommitVerdict> CommitAsync(CommitRequest request, CancellationToken cancellationToken) => new(Commit(request));

    public ValueTask<bool> BuildIndexAsync(string indexId, int count, CancellationToken cancellationToken) => new(true);

    public ValueTask PurgeAsync(long oldestSnapshot, CancellationToken cancellationToken) => default;

    public ValueTask<LedgerSettings> SettingsAsync(CancellationToken cancellationToken) => new(new LedgerSettings());

    public ValueTask SaveSettingsAsync(LedgerSettings settings, CancellationToken cancellationToken) => default;

    public ValueTask<string?> FindDamageAsync(CancellationToken cancellationToken) => new((string?)null);

    public IAsyncEnumerable<StoredRevision> AllRevisionsAsync(CancellationToken cancellationToken) => Enumerate(Revisions);

    public IAsyncEnumerable<IndexEntry> AllIndexEntriesAsync(CancellationToken cancellationToken) => Enumerate(Entries);

    public IAsyncEnumerable<MerkleNode> AllNodesAsync(CancellationToken cancellationToken) => Enumerate(Nodes);

    public ValueTask DisposeAsync() => default;

    private static async IAsyncEnumerable<T> Enumerate<T>(IEnumerable<T> items)
    {
        foreach (T item in items)
        {
            yield return item;
        }

        await Task.CompletedTask;
    }

    private static bool IsVisible(StoredRevision revision, long snapshot)
    {
        return revision.SequenceNumber <= snapshot && snapshot < revision.EndSequenceNumber && !revision.IsDeletion;
    }

    private ReadOnlyMemory<byte>? Find((int Level, long Index) node)
    {
        return node.Level == 0
            ? node.Index < Blocks.Count ? Blocks[(int)node.Index].BlockHash : null
            : Nodes.Find(each => (each.Level, each.Index) == node)?.Hash;
    }

    private CommitVerdict Commit(CommitRequest request)
    {
        IReadOnlyList<ReadOnlyMemory<byte>> peaks =
            [.. MerkleTree.Peaks((Tip?.SequenceNumber ?? -1) + 1).Select(Find).OfType<ReadOnlyMemory<byte>>()];
        SealedBlock block = _sealer.Seal(request, Tip, peaks);
        Tip = block.Tip;
        Blocks.Add(new StoredBlock(
            Tip.SequenceNumber, request.TransactionId, Tip.Time, Tip.BlockHash, block.Ion, request.Writes));
        Nodes.AddRange(block.Nodes);
        Nodes.Sort((left, right) => (left.Level, left.Index).CompareTo((right.Level, right.Index)));
        for (int i = 0; i < request.Revisions.Length; i++)
        {
            Write(request, request.Revisions[i], block.RevisionHashes[i]);
        }

        ChangeCatalog(request.CatalogChanges);
        Redact(request.Redaction);
        return new CommitVerdict(Tip);
    }

    private void Write(CommitRequest request, RevisionWrite write, ReadOnlyMemory<byte> hash)
    {
        int old = Revisions.FindIndex(revision => revision.TableId == write.TableId && revision.DocumentId == write.DocumentId
            && revision.EndSequenceNumber == long.MaxValue);
        if (old >= 0)
        {
            Revisions[old] = Revisions[old] with { EndSequenceNumber = Tip!.SequenceNumber };
        }

        Revisions.Add(new StoredRevision
        {
            Position = Revisions.Count,
            TableId = write.TableId,
            DocumentId = write.DocumentId,
            Version = write.Version,
            SequenceNumber = Tip!.SequenceNumber,
            EndSequenceNumber = long.MaxValue,
            Time = Tip.Time,
            TransactionId = request.TransactionId,
            Hash = hash,
            Data = write.Data,
            DataHash = write.Data is null && !write.DataHash.IsEmpty ? write.DataHash : default(ReadOnlyMemory<byte>?),
        });
        foreach (IndexEntryWrite entry in write.IndexEntries)
        {
            File(write.DocumentId, entry);
        }
    }

    private void File(string documentId, IndexEntryWrite write)
    {
        int old = Entries.FindIndex(entry => entry.IndexId == write.IndexId && entry.DocumentId == documentId
            && entry.EndSequenceNumber == long.MaxValue);
        if (old >= 0)
        {
            Entries[old] = Entries[old] with { EndSequenceNumber = Tip!.SequenceNumber };
        }

        if (write.NewKey is { } key)
        {
            Entries.Add(new IndexEntry(write.IndexId, key, documentId, Tip!.SequenceNumber, long.MaxValue));
        }
    }

    private void ChangeCatalog(ImmutableArray<CatalogChange> changes)
    {
        List<TableInfo> tables = [.. Catalogs.Last().Value.Tables];
        foreach (CatalogChange change in changes)
        {
            int index = tables.FindIndex(table => table.Id == change.TableId);
            switch (change.Kind)
            {
                case CatalogChangeKind.CreateTable:
                    tables.Add(new TableInfo(change.TableId, change.TableName, true, []));
                    break;
                case CatalogChangeKind.CreateIndex:
                    IndexInfo created = new(change.IndexId!, change.TableId, change.Field!, true);
                    tables[index] = tables[index] with { Indexes = tables[index].Indexes.Add(created) };
                    break;
                case CatalogChangeKind.DropIndex:
                    tables[index] = tables[index] with { Indexes = [.. tables[index].Indexes.Where(each => each.Id != change.IndexId)] };
                    break;
                default:
                    tables[index] = tables[index] with { IsActive = change.Kind == CatalogChangeKind.UndropTable, Indexes = [] };
                    break;
            }
        }

        if (!changes.IsEmpty)
        {
            Catalogs[Tip!.SequenceNumber] = new CatalogSnapshot([.. tables]);
        }
    }

    private void Redact(RedactionWrite? redaction)
    {
        if (redaction is null)
        {
            return;
        }

        int block = Blocks.FindIndex(each => each.SequenceNumber == redaction.SequenceNumber);
        Blocks[block] = Blocks[block] with { Ion = _sealer.Redact(Blocks[block].Ion, redaction) };
        int revision = Revisions.FindIndex(each => each.DocumentId == redaction.DocumentId && each.Version == redaction.Version);
        int end = Blocks.FindIndex(each => each.SequenceNumber == Revisions[revision].EndSequenceNumber);
        foreach (int touched in (int[])[block, end])
        {
            Blocks[touched] = Blocks[touched] with { WriteSet = _sealer.WriteSetWithoutKeys(Blocks[touched].Ion) };
        }

        Revisions[revision] = Revisions[revision] with
        {
            Data = null,
            DataHash = SessionTools.Ion.IonHash.Compute(Revisions[revision].Data!.Value.Span),
        };
    }
}

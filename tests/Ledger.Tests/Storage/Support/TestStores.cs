using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Ion;
using SessionTools.Ledger.Storage;

namespace SessionTools.Ledger.Tests.Storage;

/// <summary>What tests of stores share.</summary>
internal static class TestStores
{
    public const string Table = "TABLE000000000000000001";

    public static StoreServices Services { get; } = new(PlainIndexKeys.Instance, _ => new PlainSealer());

    public static LedgerHeader Header { get; } = new("vehicles", "STRAND0000000000000000", PlainSealer.Start);

    /// <summary>Commits a request that must succeed.</summary>
    public static async Task<JournalTip> CommitAsync(this ILedgerStore store, Request request)
    {
        CommitVerdict verdict = await store.CommitAsync(request.Build(), CancellationToken.None);
        return verdict.Tip ?? throw new InvalidOperationException("The request was refused.");
    }

    /// <summary>The number of the last block, -1 if there is none: the snapshot of a new transaction.</summary>
    public static async Task<long> NowAsync(this ILedgerStore store)
    {
        return (await store.TipAsync(CancellationToken.None))?.SequenceNumber ?? -1;
    }

    /// <summary>All documents of a table as text, page by page.</summary>
    public static async Task<List<string>> ScanTextsAsync(this ILedgerStore store, string table, long snapshot, int page = 2)
    {
        return await TextsAsync(after => store.ScanAsync(table, snapshot, after, page, CancellationToken.None), page);
    }

    /// <summary>What an index files under a key as text, page by page.</summary>
    public static async Task<List<string>> LookupTextsAsync(
        this ILedgerStore store, string index, IonValue key, long snapshot, int page = 2)
    {
        return await TextsAsync(
            after => store.LookupAsync(index, PlainIndexKeys.Key(key), snapshot, after, page, CancellationToken.None), page);
    }

    /// <summary>History as <c>document:version</c>.</summary>
    public static async Task<List<string>> HistoryNamesAsync(this ILedgerStore store, HistoryRange range, long snapshot, int page = 2)
    {
        List<StoredRevision> revisions = await PagesAsync(
            after => store.HistoryAsync(range, snapshot, after, page, CancellationToken.None), page);
        return [.. revisions.Select(revision => $"{revision.DocumentId}:{revision.Version}")];
    }

    public static async Task<List<T>> ListAsync<T>(this IAsyncEnumerable<T> items)
    {
        List<T> list = [];
        await foreach (T item in items)
        {
            list.Add(item);
        }

        return list;
    }

    public static string Text(StoredRevision? revision)
    {
        return revision is null ? "none"
            : revision.Data is { } data ? IonValue.Parse(data.Span).ToString()!
            : revision.IsDeletion ? "deleted" : "redacted";
    }

    private static async Task<List<string>> TextsAsync(Func<long, ValueTask<IReadOnlyList<StoredRevision>>> read, int page)
    {
        return [.. (await PagesAsync(read, page)).Select(Text)];
    }

    private static async Task<List<StoredRevision>> PagesAsync(
        Func<long, ValueTask<IReadOnlyList<StoredRevision>>> read, int page)
    {
        List<StoredRevision> all = [];
        IReadOnlyList<StoredRevision> next;
        do
        {
            next = await read(all.Count == 0 ? -1 : all[^1].Position);
            all.AddRange(next);
        }
        while (next.Count == page);
        return all;
    }
}

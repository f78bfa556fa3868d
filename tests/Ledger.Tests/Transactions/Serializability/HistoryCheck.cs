using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Ledger.Storage;
using SessionTools.Ledger.Tests.Storage;

namespace SessionTools.Ledger.Tests.Transactions;

/// <summary>Whether transactions that ran at the same time did what they would have done one after the other, in real-time order.</summary>
internal static class HistoryCheck
{
    /// <summary>What was wrong, a line each.</summary>
    public static async Task<List<string>> FindProblemsAsync(ILedgerStore store, IReadOnlyList<TransactionRecord> records)
    {
        List<TransactionRecord> committed = [.. records.Where(record => record.IsCommitted)];
        List<StoredRevision> revisions = await store.AllRevisionsAsync(CancellationToken.None).ListAsync();
        List<string> problems = FindStale(committed);
        problems.AddRange(await FindFalseConflictsAsync(store, records));
        problems.AddRange(await HistoryReplay.FindProblemsAsync(store, revisions, committed));
        problems.AddRange(DependencyGraph.FindProblems(committed, revisions));
        return problems;
    }

    /// <summary>Figures of a run.</summary>
    public static string Summary(IReadOnlyList<TransactionRecord> records)
    {
        List<StatementRecord> steps = [.. records.SelectMany(record => record.Steps)];
        int refused = steps.Count(step => step.Result is [string only] && only.StartsWith("error", StringComparison.Ordinal));
        TimeSpan[] commits = [.. records.Select(record => Stopwatch.GetElapsedTime(record.CommitStart, record.End)).Order()];
        return $"{records.Count} transactions of {steps.Count} statements, {refused} refused: {records.Count(record => record.Block is not null)} wrote, "
            + $"{records.Count(record => record.IsCommitted && record.Block is null)} only read, {records.Count(record => !record.IsCommitted)} met a conflict; "
            + $"commits with their wait for the lock: 99 % within {commits[commits.Length * 99 / 100].TotalMilliseconds:F0} ms, "
            + $"the longest {commits[^1].TotalMilliseconds:F0} ms";
    }

    /// <summary>Who does not see what was acknowledged before it began.</summary>
    private static List<string> FindStale(List<TransactionRecord> committed)
    {
        List<string> problems = [];
        TransactionRecord[] ended = [.. committed.Where(record => record.Block is not null).OrderBy(record => record.End)];
        int next = 0;
        long last = -1;
        foreach (TransactionRecord record in committed.OrderBy(record => record.Start))
        {
            for (; next < ended.Length && ended[next].End < record.Start; next++)
            {
                last = Math.Max(last, ended[next].Block!.Value);
            }

            if (record.Snapshot < last)
            {
                problems.Add($"transaction {record.Id} saw block {record.Snapshot} although block {last} had been acknowledged");
            }
        }

        return problems;
    }

    private static async Task<List<string>> FindFalseConflictsAsync(ILedgerStore store, IEnumerable<TransactionRecord> records)
    {
        List<string> problems = [];
        foreach (TransactionRecord record in records.Where(record => !record.IsCommitted))
        {
            if (await store.BlockByTransactionAsync(record.Id, CancellationToken.None) is { } block)
            {
                problems.Add($"transaction {record.Id} was told of a conflict and is block {block.SequenceNumber}");
            }
        }

        return problems;
    }
}

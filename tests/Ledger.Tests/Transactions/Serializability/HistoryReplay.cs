using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Ion;
using SessionTools.Ledger.Storage;
using SessionTools.Ledger.Transactions;

namespace SessionTools.Ledger.Tests.Transactions;

/// <summary>
/// Runs committed transactions again, each on the state just before its block, or if it only read on the state that it says it
/// saw, and compares what it answers and writes.
/// </summary>
internal sealed class HistoryReplay(PastStore past, LedgerDatabase database, ILookup<long, StoredRevision> revisions)
{
    /// <summary>What differs, a line each.</summary>
    public static async Task<List<string>> FindProblemsAsync(
        ILedgerStore store, IReadOnlyList<StoredRevision> revisions, IEnumerable<TransactionRecord> committed)
    {
        PastStore past = new(store) { Snapshot = (await store.TipAsync(CancellationToken.None))!.SequenceNumber };
        await using LedgerDatabase database = await LedgerDatabase.OpenAsync(past, TimeProvider.System, CancellationToken.None);
        HistoryReplay replay = new(past, database, revisions.ToLookup(revision => revision.SequenceNumber));
        List<string> problems = [];
        foreach (TransactionRecord record in committed)
        {
            StoredBlock? block = await store.BlockByTransactionAsync(record.Id, CancellationToken.None);
            if (block?.SequenceNumber != record.Block)
            {
                problems.Add($"transaction {record.Id} is block {block?.SequenceNumber} and was told {record.Block}");
            }

            problems.AddRange(await replay.RunAgainAsync(record));
        }

        return problems;
    }

    private async Task<List<string>> RunAgainAsync(TransactionRecord record)
    {
        past.Snapshot = record.Block - 1 ?? record.Snapshot;
        RecordedTransaction transaction = new(database);
        List<string> problems = [];
        foreach (StatementRecord step in record.Steps)
        {
            IReadOnlyList<string> result = transaction.Run(step.Text, [.. step.Parameters.Select(parameter => IonValue.Parse(parameter))]);
            if (!result.SequenceEqual(step.Result))
            {
                problems.Add(
                    $"transaction {record.Id} at block {past.Snapshot}: {step.Text} answered {Join(step.Result)} and should have answered {Join(result)}");
            }
        }

        long? block = (await transaction.CommitAsync()).Block;
        if (record.Block is { } written && block is not null)
        {
            string expected = Join(past.Committed!.Revisions.Select(revision => Text(revision.DocumentId, revision.Version, revision.Data)));
            string found = Join(revisions[written].Select(revision => Text(revision.DocumentId, revision.Version, revision.Data)));
            problems.AddRange(found == expected ? [] : [$"block {written} has {found} and should have {expected}"]);
        }
        else if (record.Block != block)
        {
            problems.Add($"transaction {record.Id} at block {past.Snapshot} wrote {(block is null ? "something" : "nothing")}");
        }

        return problems;
    }

    /// <summary>New documents have new ids each time.</summary>
    private static string Text(string documentId, long version, ReadOnlyMemory<byte>? data) =>
        $"{(version == 0 ? "new" : documentId)}:{version} {(data is { } ion ? IonValue.Parse(ion.Span).ToText() : "deleted")}";

    private static string Join(IEnumerable<string> lines) => string.Join(" | ", lines.Order(StringComparer.Ordinal));
}

using System.Collections.Generic;
using System.Text.Json;

namespace SessionTools.Ledger.Tests.Transactions;

/// <summary>What one transaction did, as its client saw it.</summary>
/// <param name="Id">The transaction's id, with which the tokens that it writes begin.</param>
/// <param name="Start">Before it began, on the machine's monotonic clock (<see cref="System.Diagnostics.Stopwatch"/>).</param>
/// <param name="CommitStart">Before it was to commit.</param>
/// <param name="End">After its outcome was known.</param>
/// <param name="Snapshot">The block whose state it saw.</param>
/// <param name="IsCommitted">Whether it was committed; else it met a conflict.</param>
/// <param name="Block">Its block; null if it wrote nothing.</param>
/// <param name="Steps">Its statements.</param>
internal sealed record TransactionRecord(
    string Id, long Start, long CommitStart, long End, long Snapshot, bool IsCommitted, long? Block, IReadOnlyList<StatementRecord> Steps)
{
    /// <summary>Reads what <see cref="ToLine"/> wrote.</summary>
    public static TransactionRecord Parse(string line) => JsonSerializer.Deserialize<TransactionRecord>(line)!;

    /// <summary>The record on a line of its own.</summary>
    public string ToLine() => JsonSerializer.Serialize(this);
}

/// <summary>A statement and what it answered.</summary>
/// <param name="Text">The statement.</param>
/// <param name="Parameters">Its parameters as Ion text.</param>
/// <param name="Result">The rows of a query as Ion text, sorted; of other statements how many documents they wrote; or the error.</param>
internal sealed record StatementRecord(string Text, IReadOnlyList<string> Parameters, IReadOnlyList<string> Result);

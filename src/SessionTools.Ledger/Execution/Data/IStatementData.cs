using System;
using System.Collections.Generic;
using System.Threading;
using SessionTools.Ledger.Catalog;

namespace SessionTools.Ledger.Execution.Data;

/// <summary>
/// What a statement can read: the state of the ledger at its transaction's snapshot with the writes of the transaction's
/// earlier statements, never its own. The implementation records what is read, for the check at commit, and counts the reads.
/// </summary>
internal interface IStatementData
{
    /// <summary>The transaction's id, for TXID().</summary>
    public string TransactionId { get; }

    /// <summary>The time of the statement, for UTCNOW(); the same however often it is asked.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>Stops the statement: the will of whoever waits for its rows at the moment.</summary>
    public CancellationToken Cancellation { get; }

    /// <summary>All tables, dropped ones included, for information_schema.user_tables.</summary>
    public IReadOnlyList<TableInfo> Tables { get; }

    /// <summary>The active table with a name, or null.</summary>
    public TableInfo? FindTable(string name);

    /// <summary>The table with an id, active or dropped, or null.</summary>
    public TableInfo? FindTableById(string tableId);

    /// <summary>All documents of a table; lazily, and anew each time it is enumerated.</summary>
    public IEnumerable<DocumentRevision> Scan(TableInfo table);

    /// <summary>The document with an id, or null.</summary>
    public DocumentRevision? Get(TableInfo table, string documentId);

    /// <summary>The documents that an online index files under a key; the caller compares again, as keys may be abridged.</summary>
    public IEnumerable<DocumentRevision> Lookup(TableInfo table, IndexInfo index, ReadOnlyMemory<byte> key);

    /// <summary>Revisions that were the latest at some time of a range, null bounds being open; of one document, or of all.</summary>
    public IEnumerable<DocumentRevision> History(TableInfo table, string? documentId, DateTimeOffset? start, DateTimeOffset? end);

    /// <summary>
    /// Counts documents that are looked at again without being fetched, such as the inner side of a join kept in memory. All
    /// methods above count what they return themselves.
    /// </summary>
    public void CountReads(long documents);
}

using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Ledger.Catalog;

namespace SessionTools.Ledger.Storage;

/// <summary>
/// Keeps one ledger: its journal and what can be rebuilt from it, tables, indexes, history, Merkle nodes. It deals in Ion
/// bytes, ids and block numbers and knows nothing of PartiQL. All of it may be called from many threads at once.
/// </summary>
/// <remarks>
/// A read names the snapshot it wants, the number of a block, and sees revisions with
/// <c>SequenceNumber &lt;= snapshot &lt; EndSequenceNumber</c>; nothing is held between two reads. Every method throws
/// <see cref="LedgerStoreException"/> when the store fails.
/// </remarks>
public interface ILedgerStore : IAsyncDisposable
{
    /// <summary>What the ledger is from its creation on.</summary>
    public LedgerHeader Header { get; }

    /// <summary>The last block; null before the first one is written.</summary>
    public ValueTask<JournalTip?> TipAsync(CancellationToken cancellationToken);

    /// <summary>Tables and indexes as of a snapshot. Cheap: stores keep the catalogs they made.</summary>
    public ValueTask<CatalogSnapshot> CatalogAsync(long snapshot, CancellationToken cancellationToken);

    /// <summary>
    /// A document's revision as of a snapshot; null if there is none or it is deleted. One that was redacted since has no data.
    /// </summary>
    public ValueTask<StoredRevision?> GetAsync(string tableId, string documentId, long snapshot, CancellationToken cancellationToken);

    /// <summary>The documents of a table as of a snapshot, by position, deleted ones left out. <c>after</c> is the last position seen, -1 to begin;
    /// fewer than <c>count</c> mean the end.</summary>
    public ValueTask<IReadOnlyList<StoredRevision>> ScanAsync(
        string tableId, long snapshot, long after, int count, CancellationToken cancellationToken);

    /// <summary>The documents that an index files under a key as of a snapshot, in the order of their creation; paged as
    /// <see cref="ScanAsync"/>.</summary>
    /// <exception cref="ForgottenEntriesException">Entries of that snapshot were redacted or purged since.</exception>
    public ValueTask<IReadOnlyList<StoredRevision>> LookupAsync(
        string indexId, ReadOnlyMemory<byte> key, long snapshot, long after, int count, CancellationToken cancellationToken);

    /// <summary>Revisions of a table's history up to a snapshot, by position, deletions and redacted ones included; paged as
    /// <see cref="ScanAsync"/>.</summary>
    public ValueTask<IReadOnlyList<StoredRevision>> HistoryAsync(
        HistoryRange range, long snapshot, long after, int count, CancellationToken cancellationToken);

    /// <summary>Blocks in order from a number on; fewer than <paramref name="count"/> mean the end.</summary>
    public ValueTask<IReadOnlyList<StoredBlock>> BlocksAsync(long from, int count, CancellationToken cancellationToken);

    /// <summary>The block that a transaction became, or null: the answer to a commit of unknown outcome.</summary>
    public ValueTask<StoredBlock?> BlockByTransactionAsync(string transactionId, CancellationToken cancellationToken);

    /// <summary>Merkle nodes by level and index, in the order asked for; null where there is none. Level 0 are block hashes.</summary>
    public ValueTask<IReadOnlyList<ReadOnlyMemory<byte>?>> NodesAsync(
        IReadOnlyList<(int Level, long Index)> nodes, CancellationToken cancellationToken);

    /// <summary>
    /// Validates a request against the blocks after its snapshot, seals and appends it, and returns once it is durable. Requests
    /// that come at the same time share one sync, each with its own verdict. Waiting for the turn can be cancelled; from then on
    /// the commit runs to its end.
    /// </summary>
    /// <exception cref="ArgumentException">The request cannot follow the blocks before it; nothing of it was written.</exception>
    public ValueTask<CommitVerdict> CommitAsync(CommitRequest request, CancellationToken cancellationToken);

    /// <summary>
    /// Files the next documents, <c>count</c> at most, under an index that was too large to be built with its CREATE INDEX.
    /// </summary>
    /// <returns>Whether the index is complete, and so online for later snapshots.</returns>
    public ValueTask<bool> BuildIndexAsync(string indexId, int count, CancellationToken cancellationToken);

    /// <summary>Forgets ended index entries that no transaction with this or a later snapshot can need.</summary>
    public ValueTask PurgeAsync(long oldestSnapshot, CancellationToken cancellationToken);

    /// <summary>The ledger's settings.</summary>
    public ValueTask<LedgerSettings> SettingsAsync(CancellationToken cancellationToken);

    /// <summary>Keeps new settings.</summary>
    public ValueTask SaveSettingsAsync(LedgerSettings settings, CancellationToken cancellationToken);

    /// <summary>
    /// Looks for damage in what the store keeps for itself and shows nobody, such as how its rows are found: for verification.
    /// </summary>
    /// <returns>What is wrong, or null.</returns>
    public ValueTask<string?> FindDamageAsync(CancellationToken cancellationToken);

    /// <summary>Every revision ever written, by position: for verification.</summary>
    public IAsyncEnumerable<StoredRevision> AllRevisionsAsync(CancellationToken cancellationToken);

    /// <summary>Every index entry, an index after the other, by key, creation of the document and block: for verification.</summary>
    public IAsyncEnumerable<IndexEntry> AllIndexEntriesAsync(CancellationToken cancellationToken);

    /// <summary>Every Merkle node, by level and index: for verification.</summary>
    public IAsyncEnumerable<MerkleNode> AllNodesAsync(CancellationToken cancellationToken);
}

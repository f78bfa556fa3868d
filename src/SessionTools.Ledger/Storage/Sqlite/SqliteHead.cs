using System;
using System.Collections.Generic;
using System.Linq;
using SessionTools.Ledger.Journal;
using SessionTools.Ledger.Storage.Commits;

namespace SessionTools.Ledger.Storage.Sqlite;

/// <summary>
/// The end of the journal as a writer needs it: tip, peaks, number of revisions, and the write sets of the last blocks. Other
/// processes move it too, so it is brought up to date under the commit lock.
/// </summary>
internal sealed class SqliteHead(SqliteConnection connection, bool isImported)
{
    private const int MostRemembered = 4096;

    /// <summary>The write sets of the last blocks; that of a block is at its number, modulo the length.</summary>
    private readonly AccessSet[] _recent = new AccessSet[MostRemembered];

    /// <summary>The transactions of these blocks, in the same order.</summary>
    private readonly Queue<string> _recentTransactions = new(MostRemembered);

    private readonly HashSet<string> _transactions = new(MostRemembered, StringComparer.Ordinal);
    private long _firstRemembered;
    private IReadOnlyList<ReadOnlyMemory<byte>> _peaks = [];

    public JournalTip? Tip { get; private set; }

    public IReadOnlyList<ReadOnlyMemory<byte>> Peaks => _peaks;

    /// <summary>The position of the next revision.</summary>
    public long Revisions { get; private set; }

    /// <summary>Takes over what has been written by others, or after <see cref="Forget"/> everything.</summary>
    public void Refresh()
    {
        using SqliteStatement row = connection.Prepare(BlockRows.SelectTip);
        if (!row.Step())
        {
            Forget();
            return;
        }

        JournalTip tip = BlockRows.Tip(row);
        if (tip.SequenceNumber != Tip?.SequenceNumber)
        {
            Forget();
            Tip = tip;
            _firstRemembered = tip.SequenceNumber + 1;
            Revisions = row.Int64(BlockRows.TipRevisions);
            _peaks = isImported
                ? []
                : [.. MerkleTree.Peaks(tip.SequenceNumber + 1).Select(place => BlockRows.Node(connection, place)).OfType<ReadOnlyMemory<byte>>()];
        }
    }

    /// <summary>Goes on to a block that has been written.</summary>
    public void Advance(SealedBlock block, CommitRequest request)
    {
        _peaks = isImported ? [] : MerklePeaks.After(_peaks, block);
        Tip = block.Tip;
        Revisions += request.Revisions.Length;
        long number = block.Tip.SequenceNumber;
        _recent[number % MostRemembered] = request.Writes;
        _firstRemembered = Math.Max(_firstRemembered, number - MostRemembered + 1);
        if (_recentTransactions.Count == MostRemembered)
        {
            _transactions.Remove(_recentTransactions.Dequeue());
        }

        _recentTransactions.Enqueue(request.TransactionId);
        _transactions.Add(request.TransactionId);
    }

    /// <summary>Knows nothing any more: what it knew may have been rolled back.</summary>
    public void Forget()
    {
        Tip = null;
        Revisions = 0;
        _peaks = [];
        _firstRemembered = 0;
        _recentTransactions.Clear();
        _transactions.Clear();
    }

    /// <summary>Whether any block after a snapshot wrote something that was read.</summary>
    public bool HasConflict(CommitRequest request)
    {
        if (Tip is null)
        {
            return false;
        }

        for (long number = Math.Max(request.Snapshot + 1, _firstRemembered); number <= Tip.SequenceNumber; number++)
        {
            if (_recent[number % MostRemembered].Meets(request.Reads))
            {
                return true;
            }
        }

        return request.Snapshot + 1 < _firstRemembered && HasStoredConflict(request, _firstRemembered);
    }

    /// <summary>Whether the request's transaction has a block already, which can only be after its snapshot.</summary>
    public bool HasTransaction(CommitRequest request)
    {
        return _transactions.Contains(request.TransactionId)
            || (request.Snapshot + 1 < _firstRemembered && BlockRows.OfTransaction(connection, request.TransactionId, request.Snapshot, _firstRemembered) is not null);
    }

    private bool HasStoredConflict(CommitRequest request, long before)
    {
        using SqliteStatement row = connection.Prepare("SELECT write_set FROM block WHERE seq > ?1 AND seq < ?2");
        row.Bind(1, request.Snapshot).Bind(2, before);
        while (row.Step())
        {
            if (AccessSet.FromBytes(row.Blob(0)).Meets(request.Reads))
            {
                return true;
            }
        }

        return false;
    }
}

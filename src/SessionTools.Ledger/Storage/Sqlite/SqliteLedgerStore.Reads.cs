using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace SessionTools.Ledger.Storage.Sqlite;

public sealed partial class SqliteLedgerStore
{
    /// <inheritdoc/>
    public ValueTask<JournalTip?> TipAsync(CancellationToken cancellationToken)
    {
        return _tip.Known is { } known ? ValueTask.FromResult<JournalTip?>(known) : Read(ReadTip, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<StoredRevision?> GetAsync(string tableId, string documentId, long snapshot, CancellationToken cancellationToken)
    {
        return Read(connection => RevisionQueries.Get(connection, TableNumber(connection, tableId), new(tableId), documentId, snapshot), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<StoredRevision>> ScanAsync(
        string tableId, long snapshot, long after, int count, CancellationToken cancellationToken)
    {
        return Read(
            connection => RevisionQueries.Scan(connection, TableNumber(connection, tableId), new(tableId), snapshot, after, count),
            cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<StoredRevision>> LookupAsync(
        string indexId, ReadOnlyMemory<byte> key, long snapshot, long after, int count, CancellationToken cancellationToken)
    {
        return Read(connection => IndexQueries.Lookup(connection, indexId, key, snapshot, after, count), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<StoredRevision>> HistoryAsync(
        HistoryRange range, long snapshot, long after, int count, CancellationToken cancellationToken)
    {
        return Read(
            connection => RevisionQueries.History(connection, TableNumber(connection, range.TableId), range, snapshot, after, count),
            cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<StoredBlock>> BlocksAsync(long from, int count, CancellationToken cancellationToken)
    {
        return Read<IReadOnlyList<StoredBlock>>(
            connection =>
            {
                using SqliteStatement rows = connection.Prepare(BlockRows.SelectBlock + "WHERE seq >= ?1 ORDER BY seq LIMIT ?2");
                rows.Bind(1, from).Bind(2, count);
                List<StoredBlock> blocks = [];
                while (rows.Step())
                {
                    blocks.Add(BlockRows.Block(rows));
                }

                return blocks;
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<StoredBlock?> BlockByTransactionAsync(string transactionId, CancellationToken cancellationToken)
    {
        return Read(
            connection =>
            {
                if (BlockRows.OfTransaction(connection, transactionId) is not { } number)
                {
                    return null;
                }

                using SqliteStatement row = connection.Prepare(BlockRows.SelectBlock + "WHERE seq = ?1");
                return row.Bind(1, number).Step() ? BlockRows.Block(row) : null;
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<ReadOnlyMemory<byte>?>> NodesAsync(
        IReadOnlyList<(int Level, long Index)> nodes, CancellationToken cancellationToken)
    {
        return Read<IReadOnlyList<ReadOnlyMemory<byte>?>>(
            connection => [.. nodes.Select(node => BlockRows.Node(connection, node))],
            cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<LedgerSettings> SettingsAsync(CancellationToken cancellationToken)
    {
        return Read(connection => SettingsText.Read(connection.Scalar("SELECT settings FROM ledger")), cancellationToken);
    }

    private JournalTip? ReadTip(SqliteConnection connection)
    {
        JournalTip? tip = BlockRows.LastTip(connection);
        _tip.Remember(tip);
        return tip;
    }

    private static long? TableNumber(SqliteConnection connection, string tableId)
    {
        using SqliteStatement row = connection.Prepare("SELECT number FROM document_table WHERE id = ?1");
        return row.Bind(1, tableId).Step() ? row.Int64(0) : null;
    }

    private ValueTask<T> Read<T>(Func<SqliteConnection, T> read, CancellationToken cancellationToken)
    {
        return Guarded(_readers.ReadAsync(read, cancellationToken));
    }

    private async ValueTask<T> Guarded<T>(ValueTask<T> reading)
    {
        try
        {
            return await reading.ConfigureAwait(false);
        }
        catch (SqliteError error)
        {
            throw error.ToStoreException(_files.Main);
        }
        catch (System.IO.IOException error)
        {
            throw new LedgerStoreException(error.Message, error);
        }
    }
}

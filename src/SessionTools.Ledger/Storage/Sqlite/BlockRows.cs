using System;
using System.Collections.Generic;
using System.Linq;
using SessionTools.Ion;

namespace SessionTools.Ledger.Storage.Sqlite;

/// <summary>Rows of the table <c>block</c>. A block's row holds the Merkle nodes that the block completed, level 1 first.</summary>
internal static class BlockRows
{
    public const string SelectTip = "SELECT seq, time, hash, catalog_seq, revisions FROM block ORDER BY seq DESC LIMIT 1";

    /// <summary>The column of <see cref="SelectTip"/> with the number of revisions.</summary>
    public const int TipRevisions = 4;

    /// <summary>Columns for <see cref="Block"/>.</summary>
    public const string SelectBlock = "SELECT seq, transaction_id, time, hash, ion, write_set FROM block ";

    public static JournalTip Tip(SqliteStatement row)
    {
        return new JournalTip(row.Int64(0), Time(row.Int64(1)), row.Blob(2), row.Int64(3));
    }

    public static JournalTip? LastTip(SqliteConnection connection)
    {
        using SqliteStatement row = connection.Prepare(SelectTip);
        return row.Step() ? Tip(row) : null;
    }

    public static StoredBlock Block(SqliteStatement row)
    {
        return new StoredBlock(
            row.Int64(0), row.Text(1), Time(row.Int64(2)), row.Blob(3), row.Blob(4), AccessSet.FromBytes(row.Blob(5)));
    }

    public static DateTimeOffset Time(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);

    /// <summary>A Merkle node, or a block's hash as level 0; null if there is none.</summary>
    public static ReadOnlyMemory<byte>? Node(SqliteConnection connection, (int Level, long Index) place)
    {
        using SqliteStatement row = connection.Prepare("SELECT hash, nodes FROM block WHERE seq = ?1");
        row.Bind(1, ((place.Index + 1) << place.Level) - 1);
        if (!row.Step())
        {
            return null;
        }

        if (place.Level == 0)
        {
            return row.Blob(0);
        }

        byte[] nodes = row.Blob(1);
        int end = place.Level * QldbHash.Length;
        return nodes.Length < end ? (ReadOnlyMemory<byte>?)null : nodes.AsMemory(end - QldbHash.Length, QldbHash.Length);
    }

    /// <exception cref="ArgumentException">The nodes are not those of the levels from 1 on that the block completes.</exception>
    public static void Insert(SqliteConnection connection, CommitRequest request, SealedBlock block, long revisions)
    {
        connection.Prepare("INSERT INTO block VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)")
            .Bind(1, block.Tip.SequenceNumber)
            .Bind(2, request.TransactionId)
            .Bind(3, block.Tip.Time.ToUnixTimeMilliseconds())
            .Bind(4, block.Tip.BlockHash.Span)
            .Bind(5, block.Tip.CatalogSequenceNumber)
            .Bind(6, revisions)
            .Bind(7, Nodes(block))
            .Bind(8, request.Writes.ToBytes())
            .Bind(9, block.Ion.Span)
            .Run();
    }

    /// <summary>
    /// The number of a transaction's block; null if there is none. There is no index for this: a transaction's id says when it began,
    /// and its block comes soon after. Only if a clock was set back is it among those before.
    /// </summary>
    public static long? OfTransaction(SqliteConnection connection, string transactionId)
    {
        long last = LastTip(connection)?.SequenceNumber ?? -1;
        long before = UniqueId.TimeOf(transactionId) is { } began ? LastNotAfter(connection, began.AddMilliseconds(-1), last) : -1;
        return OfTransaction(connection, transactionId, before, long.MaxValue) ?? OfTransaction(connection, transactionId, -1, before + 1);
    }

    /// <summary>The number of a transaction's block between two others; null if there is none.</summary>
    public static long? OfTransaction(SqliteConnection connection, string transactionId, long after, long before)
    {
        using SqliteStatement row = connection.Prepare("SELECT seq FROM block WHERE seq > ?1 AND seq < ?2 AND transaction_id = ?3 LIMIT 1");
        return row.Bind(1, after).Bind(2, before).Bind(3, transactionId).Step() ? row.Int64(0) : null;
    }

    /// <summary>The last block, up to one, whose time is not after a time; -1 if there is none.</summary>
    public static long LastNotAfter(SqliteConnection connection, DateTimeOffset time, long last)
    {
        long below = -1;
        long above = last + 1;
        while (above - below > 1)
        {
            long middle = below + ((above - below) / 2);
            using SqliteStatement row = connection.Prepare("SELECT time FROM block WHERE seq = ?1");
            row.Bind(1, middle);
            bool isNotAfter = !row.Step() || row.Int64(0) <= time.ToUnixTimeMilliseconds();
            (below, above) = isNotAfter ? (middle, above) : (below, middle);
        }

        return below;
    }

    private static byte[] Nodes(SealedBlock block)
    {
        for (int i = 0; i < block.Nodes.Length; i++)
        {
            MerkleNode node = block.Nodes[i];
            if (node.Level != i + 1 || ((node.Index + 1) << node.Level) - 1 != block.Tip.SequenceNumber)
            {
                throw new ArgumentException($"Block {block.Tip.SequenceNumber} does not complete the node {node.Index} of level {node.Level}.");
            }
        }

        return [.. block.Nodes.SelectMany(node => node.Hash.ToArray())];
    }
}

using System;
using System.Collections.Generic;

namespace SessionTools.Ledger.Storage.Sqlite;

/// <summary>
/// The table <c>ended_run</c>: neighbouring revisions of a table that no snapshot from a block on sees any more, so that scans
/// leap over them. Commits do not touch it; it is extended before checkpoints, and what it does not know yet is read and passed
/// over.
/// </summary>
internal static class EndedRuns
{
    /// <summary>Fewer revisions are read faster than leapt over; the index <c>ended_run_long</c> has only such runs.</summary>
    private const string IsLong = "revisions >= 16";

    private const int RevisionsAtOnce = 20_000;

    /// <summary>The runs worth leaping over between two ids, as first and last id, in order.</summary>
    public static SqliteStatement Between(SqliteConnection connection, long after, long before, long snapshot)
    {
        return connection.Prepare(
            $"SELECT first, last FROM ended_run INDEXED BY ended_run_long WHERE first > ?1 AND first < ?2 AND {IsLong} AND seq <= ?3 ORDER BY first")
            .Bind(1, after)
            .Bind(2, before)
            .Bind(3, snapshot);
    }

    /// <summary>Whether blocks were written of which the table does not know yet.</summary>
    public static bool IsBehind(SqliteConnection connection, long tip) => Done(connection) < tip;

    /// <summary>Adds what ended with the next blocks, within a transaction of the caller; not more than a commit can wait for.</summary>
    public static void Extend(SqliteConnection connection, long tip)
    {
        long done = Done(connection);
        long position = RevisionsUpTo(connection, done);
        long next = LastBlock(connection, done, tip, position + RevisionsAtOnce);
        foreach ((long table, string _) in RevisionQueries.Tables(connection))
        {
            foreach ((long id, long sequenceNumber) in Ended(connection, table, position, next))
            {
                Add(connection, new Run(id, id, sequenceNumber, 1));
            }
        }

        connection.Prepare("UPDATE ledger SET ended_to = ?1").Bind(1, next).Run();
    }

    private static long Done(SqliteConnection connection)
    {
        using SqliteStatement row = connection.Prepare("SELECT ended_to FROM ledger");
        return row.Step() ? row.Int64(0) : -1;
    }

    private static long RevisionsUpTo(SqliteConnection connection, long sequenceNumber)
    {
        using SqliteStatement row = connection.Prepare("SELECT revisions FROM block WHERE seq = ?1");
        return row.Bind(1, sequenceNumber).Step() ? row.Int64(0) : 0;
    }

    /// <summary>The last block up to which there are only so many revisions, and the next one at least.</summary>
    private static long LastBlock(SqliteConnection connection, long done, long tip, long revisions)
    {
        long last = Math.Min(done + 1, tip);
        long above = tip + 1;
        while (above - last > 1)
        {
            long middle = last + ((above - last) / 2);
            (last, above) = RevisionsUpTo(connection, middle) <= revisions ? (middle, above) : (last, middle);
        }

        return last;
    }

    /// <summary>The revisions of a table that others from a position on replaced, and deletions, with the block that did it.</summary>
    private static List<(long Id, long SequenceNumber)> Ended(SqliteConnection connection, long table, long position, long last)
    {
        using SqliteStatement rows = connection.Prepare(
            """
            SELECT r.id, r.seq, r.data IS NULL AND r.data_hash IS NULL, (
              SELECT p.id FROM revision p WHERE p.document_id = r.document_id AND p.id > ?4 AND p.id < r.id ORDER BY p.seq DESC LIMIT 1)
            FROM revision r WHERE r.id >= ?1 AND r.id < ?2 AND r.seq <= ?3 AND r.version > 0
            """);
        rows.Bind(1, RevisionRows.Id(table, position)).Bind(2, RevisionRows.Ceiling(table)).Bind(3, last).Bind(4, RevisionRows.Floor(table));
        List<(long Id, long SequenceNumber)> ended = [];
        while (rows.Step())
        {
            if (!rows.IsNull(3))
            {
                ended.Add((rows.Int64(3), rows.Int64(1)));
            }

            if (rows.Int64(2) != 0)
            {
                ended.Add((rows.Int64(0), rows.Int64(1)));
            }
        }

        return ended;
    }

    /// <summary>Adds a revision and joins it with the runs beside it.</summary>
    private static void Add(SqliteConnection connection, Run run)
    {
        Run? before = Find(connection, "first <= ?1 ORDER BY first DESC", run.First);
        if (before is not null && before.Last >= run.Last)
        {
            return;
        }

        if (before is not null && AreNeighbours(connection, before.Last, run.First))
        {
            run = before.With(run);
        }

        if (Find(connection, "first > ?1 ORDER BY first", run.Last) is { } after && AreNeighbours(connection, run.Last, after.First))
        {
            connection.Prepare("DELETE FROM ended_run WHERE first = ?1").Bind(1, after.First).Run();
            run = run.With(after);
        }

        connection.Prepare("INSERT OR REPLACE INTO ended_run VALUES (?1, ?2, ?3, ?4)")
            .Bind(1, run.First)
            .Bind(2, run.Last)
            .Bind(3, run.SequenceNumber)
            .Bind(4, run.Revisions)
            .Run();
    }

    private static Run? Find(SqliteConnection connection, string condition, long id)
    {
        using SqliteStatement row = connection.Prepare($"SELECT first, last, seq, revisions FROM ended_run WHERE {condition} LIMIT 1");
        return row.Bind(1, id).Step() ? new Run(row.Int64(0), row.Int64(1), row.Int64(2), row.Int64(3)) : null;
    }

    /// <summary>Whether two revisions are of one table and nothing is between them.</summary>
    private static bool AreNeighbours(SqliteConnection connection, long first, long second)
    {
        using SqliteStatement row = connection.Prepare("SELECT 1 FROM revision WHERE id > ?1 AND id < ?2 LIMIT 1");
        return RevisionRows.Table(first) == RevisionRows.Table(second) && !row.Bind(1, first).Bind(2, second).Step();
    }

    private sealed record Run(long First, long Last, long SequenceNumber, long Revisions)
    {
        public Run With(Run next) =>
            new(First, next.Last, Math.Max(SequenceNumber, next.SequenceNumber), Revisions + next.Revisions);
    }
}

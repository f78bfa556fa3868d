using System.Collections.Generic;

namespace SessionTools.Ledger.Storage.Sqlite;

/// <summary>Makes revisions out of rows with the columns of <see cref="RevisionRows.Columns"/>.</summary>
internal sealed class RevisionReader(string tableId)
{
    public List<StoredRevision> ReadAll(SqliteStatement rows)
    {
        List<StoredRevision> revisions = [];
        while (rows.Step())
        {
            revisions.Add(Read(rows));
        }

        return revisions;
    }

    public StoredRevision Read(SqliteStatement row)
    {
        return new StoredRevision
        {
            Position = RevisionRows.Position(row.Int64(0)),
            TableId = tableId,
            DocumentId = row.Text(1),
            Version = row.Int64(2),
            SequenceNumber = row.Int64(3),
            EndSequenceNumber = row.Int64(4),
            Time = BlockRows.Time(row.Int64(5)),
            TransactionId = row.Text(6),
            Hash = row.Blob(7),
            DataHash = row.BlobOrNull(8),
            Data = row.BlobOrNull(9),
        };
    }
}

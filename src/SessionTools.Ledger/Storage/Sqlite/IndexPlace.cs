using System;

namespace SessionTools.Ledger.Storage.Sqlite;

/// <summary>The primary key of a row of the table <c>entry</c>.</summary>
internal sealed record IndexPlace(long Index, ReadOnlyMemory<byte> Key, long Document, long SequenceNumber)
{
    /// <summary>Before all rows.</summary>
    public static IndexPlace First { get; } = new(-1, ReadOnlyMemory<byte>.Empty, 0, 0);
}

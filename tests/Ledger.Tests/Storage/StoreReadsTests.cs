using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using SessionTools.Ledger.Storage;
using Xunit;

namespace SessionTools.Ledger.Tests.Storage;

/// <summary>How much statements read at once.</summary>
public sealed class StoreReadsTests
{
    [Theory]
    [InlineData(100, 256)]
    [InlineData(128 * 1024, 16)]
    public void Pages_grow_unless_the_documents_are_large(int bytes, int largest)
    {
        List<int> counts = [];
        Assert.Equal(2000, StoreReads.Pages((after, count) => Read(after, count, bytes, counts)).Count());
        Assert.Equal(largest, counts.Max());
        Assert.True(counts.Skip(1).All(count => count * (long)bytes <= 1024 * 1024));
    }

    private static ValueTask<IReadOnlyList<StoredRevision>> Read(long after, int count, int bytes, List<int> counts)
    {
        counts.Add(count);
        long left = 2000 - (after + 1);
        return new([.. Enumerable.Range(0, (int)Math.Min(count, left)).Select(i => Revision(after + 1 + i, bytes))]);
    }

    private static StoredRevision Revision(long position, int bytes) => new()
    {
        Position = position,
        TableId = TestStores.Table,
        DocumentId = "d",
        Version = 0,
        SequenceNumber = 1,
        EndSequenceNumber = long.MaxValue,
        Time = DateTimeOffset.UnixEpoch,
        TransactionId = "t",
        Hash = ReadOnlyMemory<byte>.Empty,
        Data = new byte[bytes],
    };
}

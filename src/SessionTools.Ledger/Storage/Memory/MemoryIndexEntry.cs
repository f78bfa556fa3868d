using System;
using System.Collections.Generic;

namespace SessionTools.Ledger.Storage.Memory;

/// <summary>An entry of an index; a document goes by the position of its first revision.</summary>
internal sealed record MemoryIndexEntry(ReadOnlyMemory<byte> Key, int Document, long SequenceNumber, long EndSequenceNumber)
{
    public static IComparer<MemoryIndexEntry> Order { get; } = Comparer<MemoryIndexEntry>.Create(Compare);

    public bool IsLive => EndSequenceNumber == long.MaxValue;

    public bool IsVisible(long snapshot) => SequenceNumber <= snapshot && snapshot < EndSequenceNumber;

    private static int Compare(MemoryIndexEntry left, MemoryIndexEntry right)
    {
        int order = left.Key.Span.SequenceCompareTo(right.Key.Span);
        order = order != 0 ? order : left.Document.CompareTo(right.Document);
        return order != 0 ? order : left.SequenceNumber.CompareTo(right.SequenceNumber);
    }
}

using System;
using System.Collections.Generic;
using System.Linq;

namespace SessionTools.Ledger.Storage.Memory;

/// <summary>The entries of one index, ordered by key, document and block, and how far it is built.</summary>
internal sealed class MemoryIndex(string id, string tableId, string field, long createdAt)
{
    private readonly SortedSet<MemoryIndexEntry> _entries = new(MemoryIndexEntry.Order);

    public string Id { get; } = id;

    public string TableId { get; } = tableId;

    public string Field { get; } = field;

    /// <summary>The block that created it.</summary>
    public long CreatedAt { get; } = createdAt;

    /// <summary>The first snapshot for which it is complete.</summary>
    public long OnlineSince { get; set; } = long.MaxValue;

    /// <summary>The block that dropped it or its table.</summary>
    public long DroppedAt { get; set; } = long.MaxValue;

    /// <summary>The position up to which documents are filed.</summary>
    public int BuiltTo { get; set; }

    public IEnumerable<MemoryIndexEntry> Entries => _entries;

    /// <summary>The first snapshot none of whose entries is gone.</summary>
    private long ForgottenTo { get; set; } = -1;

    /// <summary>The documents filed under a key as of a snapshot, those created after a document.</summary>
    /// <exception cref="ForgottenEntriesException">Entries of that snapshot are gone.</exception>
    public IEnumerable<int> Documents(ReadOnlyMemory<byte> key, long snapshot, int after)
    {
        if (snapshot < ForgottenTo)
        {
            throw new ForgottenEntriesException(Id, snapshot);
        }

        return Range(key, after + 1, int.MaxValue).Where(entry => entry.IsVisible(snapshot)).Select(entry => entry.Document);
    }

    public void Begin(ReadOnlyMemory<byte> key, int document, long sequenceNumber)
    {
        if (!Range(key, document, document).Any(entry => entry.IsLive))
        {
            _entries.Add(new MemoryIndexEntry(key, document, sequenceNumber, long.MaxValue));
        }
    }

    public void End(ReadOnlyMemory<byte> key, int document, long sequenceNumber)
    {
        if (Range(key, document, document).FirstOrDefault(entry => entry.IsLive) is { } live)
        {
            _entries.Remove(live);
            _entries.Add(live with { EndSequenceNumber = sequenceNumber });
        }
    }

    public void RemoveEnded(int document) => Remove(entry => entry.Document == document && !entry.IsLive);

    public void Purge(long oldestSnapshot) => Remove(entry => DroppedAt <= oldestSnapshot || entry.EndSequenceNumber <= oldestSnapshot);

    private void Remove(Predicate<MemoryIndexEntry> isGone)
    {
        foreach (MemoryIndexEntry entry in _entries.Where(entry => isGone(entry)).ToList())
        {
            ForgottenTo = Math.Max(ForgottenTo, Math.Min(entry.EndSequenceNumber, DroppedAt));
            _entries.Remove(entry);
        }
    }

    private SortedSet<MemoryIndexEntry> Range(ReadOnlyMemory<byte> key, int firstDocument, int lastDocument)
    {
        return _entries.GetViewBetween(
            new MemoryIndexEntry(key, firstDocument, long.MinValue, 0),
            new MemoryIndexEntry(key, Math.Max(firstDocument, lastDocument), long.MaxValue, 0));
    }
}

using System;
using System.Collections.Generic;
using System.Linq;
using SessionTools.Ion;

namespace SessionTools.Ledger.Storage.Memory;

/// <summary>All revisions by position, found by table and by document. A document goes by the position of its first revision.</summary>
internal sealed class MemoryRevisions
{
    private readonly List<StoredRevision> _all = [];
    private readonly Dictionary<string, List<int>> _byTable = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SortedSet<int>> _latestByTable = new(StringComparer.Ordinal);
    private readonly Dictionary<(string TableId, string DocumentId), List<int>> _byDocument = [];

    public IReadOnlyList<StoredRevision> All => _all;

    /// <summary>The position of a document's first revision, or null.</summary>
    public int? DocumentOf(string tableId, string documentId)
    {
        return _byDocument.TryGetValue((tableId, documentId), out List<int>? positions) ? positions[0] : null;
    }

    public StoredRevision? Latest(string tableId, string documentId)
    {
        return _byDocument.TryGetValue((tableId, documentId), out List<int>? positions) ? _all[positions[^1]] : null;
    }

    public IEnumerable<StoredRevision> OfDocument(string tableId, string documentId)
    {
        return _byDocument.TryGetValue((tableId, documentId), out List<int>? positions) ? positions.Select(i => _all[i]) : [];
    }

    /// <summary>A table's revisions behind a position.</summary>
    public IEnumerable<StoredRevision> OfTable(string tableId, long after)
    {
        if (!_byTable.TryGetValue(tableId, out List<int>? positions))
        {
            yield break;
        }

        int first = after >= int.MaxValue ? positions.Count : positions.BinarySearch((int)after + 1);
        for (int i = first < 0 ? ~first : first; i < positions.Count; i++)
        {
            yield return _all[positions[i]];
        }
    }

    /// <summary>The latest revisions of a table's documents behind a position, deleted ones left out.</summary>
    public IEnumerable<StoredRevision> LatestOfTable(string tableId, long after)
    {
        return _latestByTable.TryGetValue(tableId, out SortedSet<int>? latest) && after < int.MaxValue
            ? latest.GetViewBetween((int)after + 1, int.MaxValue).Select(i => _all[i])
            : [];
    }

    /// <summary>Adds a revision and ends the one before it.</summary>
    /// <returns>The document.</returns>
    public int Add(StoredRevision revision)
    {
        List<int> positions = ListOf(_byDocument, (revision.TableId, revision.DocumentId));
        SortedSet<int> latest = ListOf(_latestByTable, revision.TableId);
        if (positions.Count > 0)
        {
            latest.Remove(positions[^1]);
            _all[positions[^1]] = _all[positions[^1]] with { EndSequenceNumber = revision.SequenceNumber };
        }

        if (!revision.IsDeletion)
        {
            latest.Add(_all.Count);
        }

        positions.Add(_all.Count);
        ListOf(_byTable, revision.TableId).Add(_all.Count);
        _all.Add(revision with { Position = _all.Count });
        return positions[0];
    }

    /// <summary>Replaces a revision's data by its hash.</summary>
    public void Redact(StoredRevision revision)
    {
        int position = (int)revision.Position;
        _all[position] = revision with { Data = null, DataHash = IonHash.Compute(revision.Data!.Value.Span) };
    }

    private static TList ListOf<TKey, TList>(Dictionary<TKey, TList> lists, TKey key)
        where TKey : notnull
        where TList : new()
    {
        if (!lists.TryGetValue(key, out TList? list))
        {
            list = new TList();
            lists.Add(key, list);
        }

        return list;
    }
}

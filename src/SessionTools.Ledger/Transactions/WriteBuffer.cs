using System;
using System.Collections.Generic;
using System.Linq;
using SessionTools.Ledger.Execution.Data;

namespace SessionTools.Ledger.Transactions;

/// <summary>The documents that a transaction has written and not committed yet, in the order of their first write.</summary>
internal sealed class WriteBuffer
{
    private readonly Dictionary<string, DocumentWrites> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<DocumentWrites>> _byTable = new(StringComparer.Ordinal);
    private readonly List<DocumentWrites> _inOrder = [];

    public int Count => _inOrder.Count;

    /// <summary>The documents that are to be written, those left out that the transaction both made and deleted.</summary>
    public IEnumerable<DocumentWrites> ToWrite => _inOrder.Where(writes => writes.Committed is not null || writes.Last is not null);

    public DocumentWrites? Find(string documentId) => _byId.GetValueOrDefault(documentId);

    /// <summary>The documents of a table written so far; those written while the result is read are not in it.</summary>
    public IReadOnlyList<DocumentWrites> OfTable(string tableId) =>
        _byTable.TryGetValue(tableId, out List<DocumentWrites>? writes) ? [.. writes] : [];

    public void Write(int statement, string tableId, string documentId, DocumentRevision? committed, DocumentRevision? revision)
    {
        if (!_byId.TryGetValue(documentId, out DocumentWrites? writes))
        {
            writes = new DocumentWrites(tableId, documentId, committed);
            _byId.Add(documentId, writes);
            _inOrder.Add(writes);
            if (!_byTable.TryGetValue(tableId, out List<DocumentWrites>? ofTable))
            {
                ofTable = [];
                _byTable.Add(tableId, ofTable);
            }

            ofTable.Add(writes);
        }

        writes.Set(statement, revision);
    }

    /// <summary>Forgets what a failed statement wrote.</summary>
    public void Forget(int statement)
    {
        foreach (DocumentWrites writes in _inOrder)
        {
            writes.Forget(statement);
        }

        foreach (DocumentWrites writes in _inOrder.Where(writes => writes.IsEmpty))
        {
            _byId.Remove(writes.DocumentId);
            _byTable[writes.TableId].Remove(writes);
        }

        _inOrder.RemoveAll(writes => writes.IsEmpty);
    }
}

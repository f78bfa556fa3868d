using System;
using System.Collections.Generic;
using SessionTools.Ledger.Storage;

namespace SessionTools.Ledger.Transactions;

/// <summary>What a transaction has read so far, for the check at commit.</summary>
internal sealed class ReadTracker
{
    /// <summary>Beyond so many documents and keys of one table, the whole table counts as read.</summary>
    private const int MostNamesPerTable = 1000;

    private readonly HashSet<ulong> _names = [];
    private readonly Dictionary<string, HashSet<ulong>?> _tables = new(StringComparer.Ordinal);

    /// <summary>Which table is active under a name.</summary>
    public void Name(string tableName) => _names.Add(AccessNames.Name(tableName));

    /// <summary>A table's status and indexes.</summary>
    public void Schema(string tableId) => _names.Add(AccessNames.Schema(tableId));

    /// <summary>The catalog as a whole.</summary>
    public void Catalog() => _names.Add(AccessNames.Catalog);

    /// <summary>All documents of a table.</summary>
    public void Table(string tableId) => _tables[tableId] = null;

    /// <summary>One document, found or not.</summary>
    public void Document(string tableId, string documentId) => Add(tableId, AccessNames.Document(documentId));

    /// <summary>What an index files under a key, nothing included.</summary>
    public void Key(string tableId, string indexId, ReadOnlyMemory<byte> key) => Add(tableId, AccessNames.Key(indexId, key.Span));

    public AccessSet ToSet()
    {
        HashSet<ulong> all = [.. _names, AccessNames.Redactions];
        foreach ((string tableId, HashSet<ulong>? names) in _tables)
        {
            if (names is null)
            {
                all.Add(AccessNames.Table(tableId));
            }
            else
            {
                all.UnionWith(names);
            }
        }

        return AccessSet.Of(all);
    }

    private void Add(string tableId, ulong name)
    {
        if (!_tables.TryGetValue(tableId, out HashSet<ulong>? names))
        {
            names = [];
            _tables.Add(tableId, names);
        }

        if (names is not null && names.Add(name) && names.Count > MostNamesPerTable)
        {
            _tables[tableId] = null;
        }
    }
}

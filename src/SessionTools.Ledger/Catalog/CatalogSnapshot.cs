using System;
using System.Collections.Generic;
using System.Collections.Immutable;

namespace SessionTools.Ledger.Catalog;

/// <summary>All tables and indexes, dropped tables included, as of one state of the ledger. Immutable.</summary>
public sealed class CatalogSnapshot
{
    private readonly Dictionary<string, TableInfo> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TableInfo> _activeByName = new(StringComparer.Ordinal);

    /// <param name="tables">The tables in order of their creation.</param>
    public CatalogSnapshot(ImmutableArray<TableInfo> tables)
    {
        Tables = tables;
        foreach (TableInfo table in tables)
        {
            _byId.Add(table.Id, table);
            if (table.IsActive)
            {
                _activeByName.Add(table.Name, table);
            }
        }
    }

    /// <summary>A ledger without tables.</summary>
    public static CatalogSnapshot Empty { get; } = new([]);

    /// <summary>The tables in order of their creation.</summary>
    public ImmutableArray<TableInfo> Tables { get; }

    /// <summary>The active table with a name, or null.</summary>
    public TableInfo? FindActive(string name) => _activeByName.GetValueOrDefault(name);

    /// <summary>The table with an id, active or dropped, or null.</summary>
    public TableInfo? FindById(string tableId) => _byId.GetValueOrDefault(tableId);
}
